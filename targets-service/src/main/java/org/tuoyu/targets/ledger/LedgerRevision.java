package org.tuoyu.targets.ledger;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.platform.Ids;

/**
 * One state of all targets of a plan, in force from a day on. Never changed: a correction or an amendment (调整) is the
 * next number.
 */
@Entity
class LedgerRevision {
    @Id
    private UUID id;

    private UUID planId;
    private int number;
    private Instant knownAt;
    private String actor;
    private LocalDate validFrom;
    private String act;
    private String reason;
    private String fileSha256;

    @ElementCollection
    @CollectionTable(name = "target", joinColumns = @JoinColumn(name = "revision_id"))
    private Set<Target> targets = Set.of();

    protected LedgerRevision() {}

    /**
     * @param act number of the document by which it is so
     * @param fileSha256 of the file it was read from; null when there was none
     */
    LedgerRevision(
            UUID planId,
            int number,
            Instant at,
            String actor,
            LocalDate validFrom,
            String act,
            String reason,
            String fileSha256,
            Set<Target> targets) {
        this.id = Ids.next();
        this.planId = planId;
        this.number = number;
        this.knownAt = at;
        this.actor = actor;
        this.validFrom = validFrom;
        this.act = act;
        this.reason = reason;
        this.fileSha256 = fileSha256;
        this.targets = targets;
    }

    UUID id() {
        return id;
    }

    UUID planId() {
        return planId;
    }

    int number() {
        return number;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    Instant knownAt() {
        return knownAt;
    }

    String act() {
        return act;
    }

    String reason() {
        return reason;
    }

    Set<Target> targets() {
        return targets;
    }
}
