package org.tuoyu.notifications.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.notifications.rules.EscalationPolicy;
import org.tuoyu.notifications.rules.OfficeHours;
import org.tuoyu.notifications.rules.RuleKinds;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.calendar.WorkingTime;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.rules.RuleSets;

/** A recipient takes note, does what is to be done, or says why it has to wait. */
@ApplicationScoped
public class AnswerNotification {
    private final Notifications notifications;
    private final Story story;
    private final RuleSets ruleSets;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final Clock clock;

    AnswerNotification(
            Notifications notifications,
            Story story,
            RuleSets ruleSets,
            WorkingDays workingDays,
            Outbox outbox,
            Clock clock) {
        this.notifications = notifications;
        this.story = story;
        this.ruleSets = ruleSets;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Before(Notification.Status status) {
        static Before of(Notification one) {
            return new Before(one.status());
        }
    }

    @Transactional
    Notification acknowledge(UUID id, long revision, String note, Actor actor) {
        return takeNote(id, revision, note, actor);
    }

    /** Null when it went well; otherwise the code of the problem, and nothing is changed. */
    @Transactional
    String tryAcknowledge(UUID id, long revision, String note, Actor actor) {
        try {
            takeNote(id, revision, note, actor);
            return null;
        } catch (ProblemException e) {
            return e.code(); // it is refused before anything is changed
        }
    }

    private Notification takeNote(UUID id, long revision, String note, Actor actor) {
        var notification = Revisions.require(notifications.requireOwn(id, actor), revision);
        var before = Before.of(notification);
        var now = clock.instant();
        var stale = notification.policyId() == null
                ? null
                : ruleSets.of(notification.policyId(), EscalationPolicy.class)
                        .content()
                        .staleAfter();
        var office = stale == null ? null : officeTime(notification);
        outbox.publish(actor, notification.acknowledge(actor, note, now, stale, office), before);
        story.add(id, now, "ACKNOWLEDGED", actor, note);
        return notification;
    }

    @Transactional
    Notification complete(UUID id, long revision, String feedback, Actor actor) {
        var notification = Revisions.require(notifications.requireOwn(id, actor), revision);
        var before = Before.of(notification);
        var now = clock.instant();
        tell(actor, notification.complete(actor, feedback, now), before, now);
        return notification;
    }

    @Transactional
    Notification pause(UUID id, long revision, String reason, Actor actor) {
        var notification = Revisions.require(notifications.requireOwn(id, actor), revision);
        var before = Before.of(notification);
        var now = clock.instant();
        tell(actor, notification.pause(reason, now), before, now);
        return notification;
    }

    @Transactional
    Notification resume(UUID id, long revision, Actor actor) {
        var notification = Revisions.require(notifications.requireOwn(id, actor), revision);
        var before = Before.of(notification);
        var now = clock.instant();
        tell(actor, notification.resume(now, officeTime(notification)), before, now);
        return notification;
    }

    /** What the event says is done, wherever it was told. In the transaction of the event. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Event event, List<String> kinds) {
        var now = clock.instant();
        var actor = Actor.becauseOf(event.id());
        for (var notification : notifications.open(event.subject(), kinds, event.time())) {
            var before = Before.of(notification);
            tell(actor, notification.settle(event.id(), event.type(), now), before, now);
        }
    }

    private void tell(Actor actor, NotificationMoved moved, Before before, Instant now) {
        outbox.publish(actor, moved, before);
        story.add(moved.notificationId(), now, moved.act().name(), actor, moved.text());
    }

    private WorkingTime officeTime(Notification notification) {
        var region = notification.recipientRegion();
        var hours = RuleKinds.WORKING_HOURS.code();
        var id = ruleSets.standing(Set.of(hours), Set.of(region), LocalDate.now(clock))
                .id(hours, region)
                .orElseThrow(() -> new IllegalStateException("There are no working-hours rules"));
        return ruleSets.of(id, OfficeHours.class).content().on(workingDays, clock.getZone());
    }
}
