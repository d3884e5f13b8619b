package org.tuoyu.platform.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact of this service that others may learn. The record's components are the JSON payload: the whole state a
 * consumer needs, so that the event can be applied alone, twice, or after a newer one.
 */
public interface DomainEvent {
    /** For example {@code org.tuoyu.filing.submitted.v1}. */
    @JsonIgnore
    String type();

    /** The aggregate's id; becomes the record key, so events of one aggregate stay in order. */
    @JsonIgnore
    String subject();

    /** The aggregate's revision after the change. */
    @JsonIgnore
    long revision();

    /** Where it happened. */
    String regionCode();

    /** The clause of the plan under which it happened, for example {@code 三(五)1}; null when the kind of event decides. */
    @JsonIgnore
    default String underClause() {
        return null;
    }

    /** What the audit keeps, where that is more than others may learn. */
    @JsonIgnore
    default Object audited() {
        return this;
    }
}
