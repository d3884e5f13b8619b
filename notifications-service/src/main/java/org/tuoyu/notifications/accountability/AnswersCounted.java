package org.tuoyu.notifications.accountability;

import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * How a recipient answered what was due in a month, as far as it is known.
 *
 * @param regionCode with {@code department}: the recipient; the department {@code town} of a region is the region itself
 * @param month yyyy-mm of the due days
 * @param inTime acknowledged on the due day or before
 * @param late acknowledged after it
 * @param unanswered the due day is over
 */
record AnswersCounted(
        UUID planId,
        String regionCode,
        String department,
        String month,
        int inTime,
        int late,
        int unanswered,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.answers.counted.v1";
    }

    @Override
    public String subject() {
        return planId + "/" + regionCode + "/" + department + "/" + month;
    }
}
