package org.tuoyu.targets.region;

import org.tuoyu.platform.events.DomainEvent;

/** A region is known, or has a new name. */
public record RegionDefined(String regionCode, String name, long revision) implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.region.defined.v1";
    }

    @Override
    public String subject() {
        return regionCode;
    }
}
