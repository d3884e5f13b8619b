package org.tuoyu.institutions.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** Rules were recorded for a region; those before them stay readable, and cases begun under them go on under them. */
record RulesRecorded(UUID rulesId, String kind, String regionCode, LocalDate validFrom, String source, JsonNode content)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.rules.recorded.v1";
    }

    @Override
    public String subject() {
        return rulesId.toString();
    }

    @Override
    public long revision() {
        return 1;
    }
}
