package org.tuoyu.targets.ledger;

import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A plan's ledger has another revision in force: all its figures, cumulative slots at the end of each year. */
record LedgerRevised(UUID planId, String regionCode, int number, List<Target> targets, long revision)
        implements DomainEvent {

    record Target(String regionCode, int year, int slots) {}

    @Override
    public String type() {
        return "org.tuoyu.ledger.revised.v1";
    }

    @Override
    public String subject() {
        return planId.toString();
    }
}
