package org.tuoyu.inspections.finding;

import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A finding as it is now: what the API shows, and what the event says.
 *
 * @param lead from a patrol: reported to the authority, orders nothing
 * @param suspendsSlots the institution's slots are out of service until it is lifted
 * @param dueDay by when it must be put right, in working days by its severity
 * @param lifting how its rectification was verified; null while it is open
 * @param act what happened last
 * @param remark what was said with it; null where nothing was
 * @param answered evidence is there and waits for its verification
 * @param extended the one extension has been given
 * @param overdueSteps how often those above were told that it is overdue
 * @param penaltyDepartment that was proposed a penalty; null while none is proposed
 * @param penaltyBasis the law that gives it the power
 */
public record FindingState(
        UUID findingId,
        UUID visitId,
        String uscc,
        String institutionName,
        String regionCode,
        boolean lead,
        Finding.Severity severity,
        String clause,
        String description,
        boolean suspendsSlots,
        LocalDate raisedOn,
        LocalDate dueDay,
        boolean dueProvisional,
        LocalDate liftedOn,
        String lifting,
        Act act,
        String remark,
        boolean answered,
        boolean extended,
        int overdueSteps,
        String penaltyDepartment,
        String penaltyBasis,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return act.event(lead);
    }

    @Override
    public String subject() {
        return findingId.toString();
    }

    @Override
    public String underClause() {
        return clause;
    }
}
