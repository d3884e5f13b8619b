package org.tuoyu.platform.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** Rules were recorded for a region; those before them stay readable, and cases begun under them go on under them. */
record RulesRecorded(
        @JsonIgnore String type,
        UUID rulesId,
        String kind,
        String regionCode,
        LocalDate validFrom,
        String source,
        JsonNode content)
        implements DomainEvent {
    @Override
    public String subject() {
        return rulesId.toString();
    }

    @Override
    public long revision() {
        return 1;
    }
}
