package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.inspections.finding.FindingsOfVisit;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

/** Who makes a visit, that it is not made, and who has looked at its report. */
@ApplicationScoped
public class ArrangeVisit {
    private final Visits visits;
    private final FindingsOfVisit findings;
    private final Outbox outbox;

    ArrangeVisit(Visits visits, FindingsOfVisit findings, Outbox outbox) {
        this.visits = visits;
        this.findings = findings;
        this.outbox = outbox;
    }

    /**
     * @param account null for whoever may
     * @param day null where none is set
     */
    @Transactional
    Visit assign(UUID id, long revision, String account, LocalDate day, boolean pinned, Actor manager) {
        if (pinned && (account == null || day == null)) throw ProblemException.invalid("/pinned", "pinned-where");
        var visit = Revisions.require(visits.require(id, manager.scope()), revision);
        var before = visit.state();
        outbox.publish(manager, visit.assign(account, day, pinned), before);
        return visit;
    }

    /** What was proposed and approved. False when it was made, is on its way, or was decided otherwise meanwhile. */
    public boolean plan(UUID id, String account, LocalDate day, Actor manager) {
        var visit = visits.locked(id, manager.scope());
        var before = visit.state();
        if (visit.isOpen() && account.equals(before.assignee()) && day.equals(before.plannedOn())) return true;
        if (!visit.mayBePlanned()) return false;
        outbox.publish(manager, visit.assign(account, day, false), before);
        return true;
    }

    @Transactional
    Visit cancel(UUID id, long revision, String reason, Actor manager) {
        var visit = Revisions.require(visits.require(id, manager.scope()), revision);
        var before = visit.state();
        outbox.publish(manager, visit.cancel(reason), before);
        return visit;
    }

    /** Of a patrol also by an officer of the town. */
    @Transactional
    Visit checkOut(UUID id, long revision, Actor inspector) {
        var visit = Revisions.require(visits.require(id, inspector.scope()), revision);
        if (visit.nature() != Nature.PATROL && !inspector.has(Role.INSPECTOR)) {
            throw ProblemException.forbidden("patrol-only");
        }
        var before = visit.state();
        outbox.publish(inspector, visit.checkOut(inspector.id()), before);
        return visit;
    }

    @Transactional
    Visit review(UUID id, long revision, String remark, Actor manager) {
        var visit = Revisions.require(visits.locked(id, manager.scope()), revision);
        var before = visit.state();
        outbox.publish(manager, visit.review(manager.id(), remark, findings.allLifted(id)), before);
        return visit;
    }
}
