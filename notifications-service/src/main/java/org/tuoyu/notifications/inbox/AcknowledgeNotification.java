package org.tuoyu.notifications.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** A recipient takes note. */
@ApplicationScoped
class AcknowledgeNotification {
    private final Notifications notifications;
    private final Outbox outbox;
    private final Clock clock;

    AcknowledgeNotification(Notifications notifications, Outbox outbox, Clock clock) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Before(boolean acknowledged) {}

    @Transactional
    Notification acknowledge(UUID id, long revision, String note, Actor actor) {
        var notification = Revisions.require(notifications.require(id, actor), revision);
        outbox.publish(actor, notification.acknowledge(actor, note, OffsetDateTime.now(clock)), new Before(false));
        return notification;
    }
}
