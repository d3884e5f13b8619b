package org.tuoyu.targets.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A unit's duty to report on a milestone, after a change.
 *
 * @param regionCode with {@code department} whose duty it is; a town's own has the department {@code town}
 * @param references to attachments
 * @param note of the review
 * @param reportedOn the day of the first report
 * @param change what happened to it; null where it is only looked at
 */
public record DutyState(
        UUID dutyId,
        UUID milestoneId,
        UUID planId,
        String regionCode,
        String department,
        Duty.Role role,
        String clause,
        String title,
        LocalDate dueDay,
        DutyStatus status,
        String report,
        List<String> references,
        String note,
        LocalDate reportedOn,
        @JsonIgnore Change change,
        long revision)
        implements DomainEvent {

    /** What happened to it. */
    public enum Change {
        REPORTED,
        ACCEPTED,
        SENT_BACK,
        LATE
    }

    @Override
    public String type() {
        return "org.tuoyu.duty." + change.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }

    @Override
    public String subject() {
        return dutyId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
