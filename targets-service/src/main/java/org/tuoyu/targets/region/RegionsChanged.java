package org.tuoyu.targets.region;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** Regions merged, were split or got another name on a day. */
public record RegionsChanged(
        UUID changeId,
        String regionCode,
        LocalDate day,
        String documentNumber,
        String reason,
        List<Succession> successions,
        long revision)
        implements DomainEvent {

    /** @param share of the old region that goes on in the new one */
    public record Succession(String from, String to, BigDecimal share) {}

    @Override
    public String type() {
        return "org.tuoyu.regions.changed.v1";
    }

    @Override
    public String subject() {
        return changeId.toString();
    }
}
