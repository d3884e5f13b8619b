package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.finding.FindingsOfVisit;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.inspections.law.InspectionLaw;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.calendar.WorkingDays.Deadline;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** Plans visits: those people ask for, and the verification that a receipt asks for by itself. */
@ApplicationScoped
public class PlanVisit {
    /** 备案现场核验, by its code in the rules. */
    static final String VERIFICATION = "ON_SITE_VERIFICATION";

    /** 双随机检查 */
    private static final String DRAWN = "DOUBLE_RANDOM";

    /** 整改复查: does not count to the yearly cap, so there must be something to follow. */
    private static final String FOLLOW_UP = "FOLLOW_UP";

    private final Visits visits;
    private final FindingsOfVisit findings;
    private final KnownInstitutions knownInstitutions;
    private final InspectionLaw law;
    private final WorkingDays workingDays;
    private final Session session;
    private final Outbox outbox;

    private record VerificationRule(int workingDays) {}

    PlanVisit(
            Visits visits,
            FindingsOfVisit findings,
            KnownInstitutions knownInstitutions,
            InspectionLaw law,
            WorkingDays workingDays,
            Session session,
            Outbox outbox) {
        this.visits = visits;
        this.findings = findings;
        this.knownInstitutions = knownInstitutions;
        this.law = law;
        this.workingDays = workingDays;
        this.session = session;
        this.outbox = outbox;
    }

    @Transactional
    Visit plan(Visit.Purpose purpose, String uscc, LocalDate dueDay, Actor actor) {
        return planIfAllowed(purpose, uscc, dueDay, actor);
    }

    /** What a programme wants. Empty when somebody has planned it meanwhile. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<UUID> due(String kind, String item, String uscc, LocalDate dueDay, Actor manager) {
        knownInstitutions.require(uscc, manager.scope()); // held: of two at once the second sees the first
        if (visits.isPlanned(uscc, kind, item)) return Optional.empty();
        var planned = planIfAllowed(new Visit.Purpose(kind, item, null), uscc, dueDay, manager);
        return Optional.of(planned.id());
    }

    private Visit planIfAllowed(Visit.Purpose purpose, String uscc, LocalDate dueDay, Actor actor) {
        var institution = knownInstitutions.require(uscc, actor.scope());
        if (purpose.kind().equals(FOLLOW_UP) && !findings.anyOpen(uscc)) {
            throw ProblemException.conflict("nothing-to-follow", institution.name());
        }
        var standing = law.mayPlan(purpose.kind(), institution, dueDay, purpose.item(), purpose.trigger(), actor);
        return save(new Visit(purpose, standing, institution, null, new Deadline(dueDay, false)), actor);
    }

    /** Whether an institution may be drawn to be inspected on that item by that day. */
    public void checkDrawn(KnownInstitution institution, LocalDate dueDay, String item, Actor manager) {
        law.mayPlan(DRAWN, institution, dueDay, item, null, manager);
    }

    /**
     * False when it may not be inspected any more: the draw itself stands.
     *
     * @param inspector who was drawn first for it: who makes it
     */
    @Transactional
    public boolean drawn(String uscc, String inspector, LocalDate dueDay, String item, Actor manager) {
        try {
            // Its refusal undoes nothing here.
            var visit = planIfAllowed(new Visit.Purpose(DRAWN, item, null), uscc, dueDay, manager);
            var before = visit.state();
            outbox.publish(manager, visit.assign(inspector, null, false), before);
            return true;
        } catch (ProblemException e) {
            return false;
        }
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
        var standing = law.ofTheService(VERIFICATION, institution.regionCode(), receiptedOn);
        save(new Visit(new Visit.Purpose(VERIFICATION, null, null), standing, institution, filing, due), because);
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

    /** Where nothing is registered any more there is nothing to visit. */
    @Transactional
    public void gone(String uscc, String reason, Actor because) {
        for (var visit : visits.planned(uscc)) {
            var before = visit.state();
            outbox.publish(because, visit.cancel(reason), before);
        }
    }

    private Visit save(Visit visit, Actor actor) {
        var planned = visit.plan();
        visits.persist(visit);
        outbox.publish(actor, planned, null);
        return visit;
    }
}
