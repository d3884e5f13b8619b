package org.tuoyu.notifications.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A recipient has taken note of an event. */
record NotificationAcknowledged(
        UUID notificationId,
        UUID eventId,
        String eventType,
        String recipientRegion,
        String recipientDepartment,
        String role,
        String clause,
        String regionCode,
        LocalDate dueDay,
        OffsetDateTime acknowledgedAt,
        String acknowledgedBy,
        String note,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.notification.acknowledged.v1";
    }

    @Override
    public String subject() {
        return notificationId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
