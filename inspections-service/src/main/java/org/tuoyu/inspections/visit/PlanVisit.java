package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.calendar.WorkingDays.Deadline;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

/** Plans visits: those people ask for, and the verification that a receipt asks for by itself. */
@ApplicationScoped
public class PlanVisit {
    private final Visits visits;
    private final KnownInstitutions knownInstitutions;
    private final WorkingDays workingDays;
    private final Session session;
    private final Outbox outbox;

    private record VerificationRule(int workingDays) {}

    PlanVisit(
            Visits visits,
            KnownInstitutions knownInstitutions,
            WorkingDays workingDays,
            Session session,
            Outbox outbox) {
        this.visits = visits;
        this.knownInstitutions = knownInstitutions;
        this.workingDays = workingDays;
        this.session = session;
        this.outbox = outbox;
    }

    @Transactional
    Visit plan(VisitKind kind, String uscc, LocalDate dueDay, Actor actor) {
        var townOnly = !actor.has(Role.INSPECTOR) && !actor.has(Role.INSPECTION_MANAGER);
        if (townOnly && kind != VisitKind.PATROL) throw ProblemException.forbidden("patrol-only");
        var institution = knownInstitutions.require(uscc, actor.scope());
        return save(new Visit(kind, institution, null, new Deadline(dueDay, false)), actor);
    }

    /** Once a filing, however often its receipt is told. */
    @Transactional
    public void verification(KnownInstitution institution, UUID filing, LocalDate receiptedOn, Actor because) {
        if (visits.verifies(filing)) return;
        var rule = session.createNativeQuery(
                        "SELECT working_days FROM verification_rule WHERE valid_from <= :day"
                                + " ORDER BY valid_from DESC LIMIT 1",
                        VerificationRule.class)
                .setParameter("day", receiptedOn)
                .getSingleResult();
        var due = workingDays.deadline(receiptedOn, rule.workingDays());
        save(new Visit(VisitKind.ON_SITE_VERIFICATION, institution, filing, due), because);
    }

    /** Visits that are still to be made go where the institution is now; each is announced again, with the new town. */
    @Transactional
    public void follow(KnownInstitution institution, Actor because) {
        for (var visit : visits.planned(institution.uscc())) {
            if (visit.institution().equals(institution)) continue;
            var before = visit.state();
            outbox.publish(because, visit.follow(institution), before);
        }
    }

    private Visit save(Visit visit, Actor actor) {
        var planned = visit.plan();
        visits.persist(visit);
        outbox.publish(actor, planned, null);
        return visit;
    }
}
