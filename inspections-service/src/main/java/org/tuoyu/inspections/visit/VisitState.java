package org.tuoyu.inspections.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.inspections.law.Trigger;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A visit as it is now: what the API shows, and what the event says.
 *
 * @param kind by its code in the rules
 * @param nature the law behind it
 * @param item the published one that is inspected
 * @param department that inspects it
 * @param trigger why it does not count to the yearly cap
 * @param filingId the filing that an on-site verification is for
 * @param conforms whether what was seen conforms; null before the report
 * @param assignee account of who is to make it; null for whoever may
 * @param plannedOn day on which it is to be made; null where none is set
 * @param pinned planning leaves it with that inspector on that day
 * @param cancellation why it is not made; null otherwise
 * @param submissionId what a device captured; null when it was reported otherwise
 * @param checklist the version that it was judged with; null when none was used
 * @param points reached, of {@code mostPoints} that applied; both 0 where nothing is scored
 * @param grade null where no cut-offs are published
 * @param vetoes codes of unmet points of which one alone makes the lowest grade
 * @param reviewer account of who looked at the report, with the remark {@code review}; null before
 */
public record VisitState(
        UUID visitId,
        String kind,
        Nature nature,
        String item,
        String department,
        Trigger trigger,
        Visit.Status status,
        String uscc,
        String institutionName,
        String regionCode,
        UUID filingId,
        LocalDate dueDay,
        boolean dueProvisional,
        LocalDate visitedOn,
        String inspector,
        Boolean conforms,
        String note,
        String assignee,
        LocalDate plannedOn,
        boolean pinned,
        String cancellation,
        UUID submissionId,
        UUID checklist,
        int points,
        int mostPoints,
        String grade,
        List<String> vetoes,
        String reviewer,
        String review,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return switch (status) {
            case PLANNED -> "org.tuoyu.visit.planned.v1";
            case CHECKED_OUT -> "org.tuoyu.visit.checked-out.v1";
            case REPORTED -> "org.tuoyu.visit.reported.v1";
            case REVIEWED -> "org.tuoyu.visit.reviewed.v1";
            case CLOSED -> "org.tuoyu.visit.closed.v1";
            case CANCELLED -> "org.tuoyu.visit.cancelled.v1";
        };
    }

    @Override
    public String subject() {
        return visitId.toString();
    }
}
