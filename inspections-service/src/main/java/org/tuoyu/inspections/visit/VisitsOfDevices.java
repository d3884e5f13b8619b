package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

/** Which visits a device has: those still to be made by who carries it, or by whoever may. */
@ApplicationScoped
public class VisitsOfDevices {
    private final Visits visits;

    VisitsOfDevices(Visits visits) {
        this.visits = visits;
    }

    public List<VisitState> of(List<UUID> ids, Actor actor) {
        if (ids.isEmpty()) return List.of();
        return visits.list("id IN ?1 AND status IN ?2", ids, Visit.Status.OPEN).stream()
                .filter(visit -> actor.scope().covers(visit.institution().regionCode()))
                .filter(visit -> visit.assignee() == null || visit.assignee().equals(actor.id()))
                .filter(visit -> actor.has(Role.INSPECTOR) || visit.nature() == Nature.PATROL)
                .map(Visit::state)
                .toList();
    }
}
