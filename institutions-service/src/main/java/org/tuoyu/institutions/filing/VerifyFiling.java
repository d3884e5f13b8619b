package org.tuoyu.institutions.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** The on-site verification that follows a receipt, as inspections reported it. */
@ApplicationScoped
public class VerifyFiling {
    private final Filings filings;
    private final ChangeSlots changeSlots;
    private final Outbox outbox;

    VerifyFiling(Filings filings, ChangeSlots changeSlots, Outbox outbox) {
        this.filings = filings;
        this.changeSlots = changeSlots;
        this.outbox = outbox;
    }

    /** Does nothing when the filing is no longer waiting for it, for instance because an officer refused it meanwhile. */
    @Transactional
    public void because(UUID id, LocalDate day, Actor actor) {
        var filing = filings.require(id, actor);
        if (filing.status() != FilingStatus.RECEIPTED) return;
        var before = filing.state();
        outbox.publish(actor, filing.verify(day), before);
        changeSlots.verify(filing.uscc(), day, actor);
    }
}
