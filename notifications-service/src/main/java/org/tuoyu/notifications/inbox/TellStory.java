package org.tuoyu.notifications.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.web.Texts;

/** All that is known of one notification. */
@ApplicationScoped
class TellStory {
    private static final String LEAD = "LEAD";
    private final Notifications notifications;
    private final NotificationViews views;
    private final Story story;
    private final Session session;

    /**
     * One message, or its place in a queue.
     *
     * @param step 0: at once; otherwise the step of the escalation
     * @param held why it waits until {@code nextAttemptAt}: QUIET_HOURS or DIGEST
     * @param together how many notifications went in the same message
     */
    public record Delivery(
            UUID id,
            int step,
            String post,
            String channel,
            String state,
            String held,
            Instant nextAttemptAt,
            int attempts,
            String error,
            Integer together,
            Instant createdAt,
            Instant settledAt) {}

    /** What another unit does about the same event. */
    public record Unit(
            UUID notificationId,
            String name,
            String role,
            boolean acts,
            Notification.Status status,
            OffsetDateTime acknowledgedAt,
            OffsetDateTime doneAt,
            String feedback) {}

    /** @param units only for the lead of the clause and those who see all inboxes */
    public record Whole(
            NotificationView notification, List<Story.Act> acts, List<Delivery> deliveries, List<Unit> units) {}

    TellStory(Notifications notifications, NotificationViews views, Story story, Session session) {
        this.notifications = notifications;
        this.views = views;
        this.story = story;
        this.session = session;
    }

    Whole of(Notification notification, Actor actor, Texts texts) {
        var view = views.of(List.of(notification), texts).get(0);
        var seesUnits = InboxScope.seesAll(actor) || notification.role().equals(LEAD);
        return new Whole(
                view,
                story.of(notification.id()),
                deliveries(notification.id()),
                seesUnits ? units(notification, actor, texts) : List.of());
    }

    private List<Unit> units(Notification notification, Actor actor, Texts texts) {
        var others = notifications.ofEvent(notification.eventId()).stream()
                .filter(one -> !one.id().equals(notification.id()))
                .filter(one -> actor.scope().covers(one.recipientRegion()))
                .toList();
        return views.of(others, texts).stream()
                .map(one -> new Unit(
                        one.id(),
                        one.recipientName(),
                        one.role(),
                        one.acts(),
                        one.status(),
                        one.acknowledgedAt(),
                        one.doneAt(),
                        one.feedback()))
                .toList();
    }

    private List<Delivery> deliveries(UUID notification) {
        return session.createNativeQuery(
                        """
                        SELECT delivery.id, step, post.name, channel, state, held, next_attempt_at, attempts, error, together,
                               created_at, settled_at
                        FROM delivery JOIN post ON post.id = post_id WHERE notification_id = :id ORDER BY delivery.id""",
                        Delivery.class)
                .setParameter("id", notification)
                .getResultList();
    }
}
