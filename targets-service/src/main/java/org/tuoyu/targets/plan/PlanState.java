package org.tuoyu.targets.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A plan after a change: all of it but the ledger. Drafted, in force (or amended since), closed, or withdrawn. */
public record PlanState(
        UUID planId,
        String regionCode,
        String documentNumber,
        String title,
        LocalDate issuedOn,
        int firstYear,
        int lastYear,
        PlanStatus status,
        List<DepartmentState> departments,
        List<ClauseState> clauses,
        List<Indicator> indicators,
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
        return switch (status) {
            case DRAFT -> "org.tuoyu.plan.drafted.v1";
            case ISSUED -> "org.tuoyu.plan.published.v1";
            case CLOSED -> "org.tuoyu.plan.closed.v1";
            case WITHDRAWN -> "org.tuoyu.plan.withdrawn.v1";
        };
    }

    @Override
    public String subject() {
        return planId.toString();
    }
}
