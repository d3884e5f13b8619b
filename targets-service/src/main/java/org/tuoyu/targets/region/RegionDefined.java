package org.tuoyu.targets.region;

import java.util.List;
import org.tuoyu.platform.events.DomainEvent;

/** A region is known, has a new name, or another figure of its population. */
public record RegionDefined(String regionCode, String name, List<Population> population, long revision)
        implements DomainEvent {

    /**
     * @param persons 常住人口 in that year
     * @param source where the figure comes from
     */
    public record Population(int year, long persons, String source) {}

    @Override
    public String type() {
        return "org.tuoyu.region.defined.v1";
    }

    @Override
    public String subject() {
        return regionCode;
    }
}
