package org.tuoyu.targets.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** It was set by what a plan's units are evaluated: the whole scheme. */
record SchemeSet(UUID planId, String regionCode, @JsonUnwrapped Scheme scheme, long revision) implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.evaluation-scheme.set.v1";
    }

    @Override
    public String subject() {
        return planId + "/evaluation-scheme";
    }
}
