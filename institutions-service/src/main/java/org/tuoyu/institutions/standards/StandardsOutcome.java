package org.tuoyu.institutions.standards;

import java.util.List;
import org.tuoyu.platform.events.DomainEvent;

/**
 * Which standards an institution does not keep to has changed.
 *
 * @param notMet codes of the rules; empty when all that can be checked are met
 */
record StandardsOutcome(String uscc, String institutionName, String regionCode, List<String> notMet, long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.standards.checked.v1";
    }

    @Override
    public String subject() {
        return uscc + "/standards";
    }
}
