package org.tuoyu.targets.ledger;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Ids;

/** One state of a plan's ledger. Never changed: a correction is the next number. */
@Entity
class LedgerRevision {
    @Id
    private UUID id;

    private UUID planId;
    private int number;
    private OffsetDateTime importedAt;
    private String importedBy;
    private String fileSha256;

    @ElementCollection
    @CollectionTable(name = "ledger_target", joinColumns = @JoinColumn(name = "revision_id"))
    private List<Target> targets = new ArrayList<>();

    /** @param slots cumulative, at the end of the year */
    @Embeddable
    record Target(String regionCode, int year, int slots) {}

    protected LedgerRevision() {}

    LedgerRevision(UUID planId, int number, OffsetDateTime at, String by, String fileSha256, List<Target> targets) {
        this.id = Ids.next();
        this.planId = planId;
        this.number = number;
        this.importedAt = at;
        this.importedBy = by;
        this.fileSha256 = fileSha256;
        this.targets.addAll(targets);
    }

    int number() {
        return number;
    }

    List<Target> targets() {
        return targets;
    }
}
