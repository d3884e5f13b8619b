package org.tuoyu.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * What has become of a notification.
 *
 * @param eventSubject the thing that the event was about: there the loop closes
 * @param step how many steps were taken because nobody answered
 * @param toldTo DEPUTY or HEAD of the same inbox, or another inbox as region/department; only when ESCALATED
 * @param text the feedback, the reason of the pause, or the kind of event that settled it
 */
public record NotificationMoved(
        Act act,
        UUID notificationId,
        UUID eventId,
        String eventType,
        String eventSubject,
        String recipientRegion,
        String recipientDepartment,
        String role,
        String clause,
        String regionCode,
        LocalDate dueDay,
        OffsetDateTime doneBy,
        OffsetDateTime closedAt,
        int step,
        String toldTo,
        String text,
        long revision)
        implements DomainEvent {

    /** What happened. */
    public enum Act {
        /** 办结, with feedback */
        DONE,
        /** A later event says that it is done. */
        SETTLED,
        PAUSED,
        RESUMED,
        /** Nobody answered in time: somebody else was told. */
        ESCALATED,
        /** Acknowledged, but not done: the acknowledgement counts no longer. */
        REOPENED;

        /** As the kind of event names it. */
        @JsonIgnore
        String type() {
            return "org.tuoyu.notification." + name().toLowerCase(Locale.ROOT) + ".v1";
        }
    }

    @Override
    public String type() {
        return act.type();
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
