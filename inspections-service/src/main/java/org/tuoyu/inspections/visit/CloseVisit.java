package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** A visit is closed when its report has been reviewed and all that it found is put right. */
@ApplicationScoped
public class CloseVisit {
    private final Visits visits;
    private final Outbox outbox;

    CloseVisit(Visits visits, Outbox outbox) {
        this.visits = visits;
        this.outbox = outbox;
    }

    /** Nobody else reviews it, or lifts what it found, until the end of the transaction. */
    public void hold(UUID id) {
        visits.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All that it found is put right. */
    public void whenReviewed(UUID id, Actor because) {
        var visit = visits.findById(id);
        if (!visit.isReviewed()) return;
        var before = visit.state();
        outbox.publish(because, visit.close(), before);
    }
}
