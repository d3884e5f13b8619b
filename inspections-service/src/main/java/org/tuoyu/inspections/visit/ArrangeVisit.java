package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** The manager says who makes a visit, or that it is not made. */
@ApplicationScoped
class ArrangeVisit {
    private final Visits visits;
    private final Outbox outbox;

    ArrangeVisit(Visits visits, Outbox outbox) {
        this.visits = visits;
        this.outbox = outbox;
    }

    /** @param account null for whoever may */
    @Transactional
    Visit assign(UUID id, long revision, String account, Actor manager) {
        var visit = Revisions.require(visits.require(id, manager.scope()), revision);
        var before = visit.state();
        outbox.publish(manager, visit.assign(account), before);
        return visit;
    }

    @Transactional
    Visit cancel(UUID id, long revision, String reason, Actor manager) {
        var visit = Revisions.require(visits.require(id, manager.scope()), revision);
        var before = visit.state();
        outbox.publish(manager, visit.cancel(reason), before);
        return visit;
    }
}
