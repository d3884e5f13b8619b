package org.tuoyu.targets.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A plan is in force, or was corrected: all of it but the ledger. */
public record PlanPublished(
        UUID planId,
        String regionCode,
        String documentNumber,
        String title,
        LocalDate issuedOn,
        int firstYear,
        int lastYear,
        List<DepartmentState> departments,
        List<ClauseState> clauses,
        long revision)
        implements DomainEvent {

    public record DepartmentState(String code, String name, String duty) {}

    public record ClauseState(
            String number,
            String heading,
            String text,
            String lead,
            List<String> cooperating,
            boolean towns,
            List<String> matters) {}

    @Override
    public String type() {
        return "org.tuoyu.plan.published.v1";
    }

    @Override
    public String subject() {
        return planId.toString();
    }
}
