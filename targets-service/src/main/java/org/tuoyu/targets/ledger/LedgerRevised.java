package org.tuoyu.targets.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * The targets of a plan have another revision in force.
 *
 * @param validFrom the day from which they hold
 * @param documentNumber of the document by which they do: the plan itself, or an amendment (调整)
 * @param targets all of them
 * @param draft of a plan that binds nobody yet
 */
record LedgerRevised(
        UUID planId,
        String regionCode,
        int number,
        LocalDate validFrom,
        String documentNumber,
        String reason,
        List<Target> targets,
        @JsonIgnore boolean draft,
        long revision)
        implements DomainEvent {

    @Override
    public String type() {
        return draft ? "org.tuoyu.ledger.drafted.v1" : "org.tuoyu.ledger.revised.v1";
    }

    @Override
    public String subject() {
        return planId.toString();
    }
}
