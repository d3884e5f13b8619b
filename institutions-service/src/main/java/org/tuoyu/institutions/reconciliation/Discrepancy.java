package org.tuoyu.institutions.reconciliation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;

/** One thing that registration and filing say differently; it ends when they agree again, or somebody explains it. */
@Entity
class Discrepancy extends Aggregate {
    @Id
    private UUID id;

    private String uscc;

    @Enumerated(EnumType.STRING)
    private DiscrepancyKind kind;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String owner;
    private String registered;
    private String filed;
    private LocalDate sinceDay;
    private LocalDate endedOn;
    private String note;

    enum Status {
        OPEN,
        /** Somebody has taken it on. */
        IN_HAND,
        /** They agree again. */
        SETTLED,
        /** It is to be as it is, for the reason noted. */
        EXPLAINED
    }

    protected Discrepancy() {}

    /**
     * As it was found.
     *
     * @param registered what registration says; of REGISTERED_NOT_FILED the day of registration
     * @param filed what filing says; null when there is none
     * @param sinceDay from which it is so, as far as is known
     */
    record Found(String uscc, DiscrepancyKind kind, String registered, String filed, LocalDate sinceDay) {}

    Discrepancy(Found found) {
        id = Ids.next();
        uscc = found.uscc();
        kind = found.kind();
    }

    DiscrepancyChanged find(Found found, String regionCode) {
        if (status != Status.IN_HAND) status = Status.OPEN; // what was explained was something else
        endedOn = null;
        registered = found.registered();
        filed = found.filed();
        sinceDay = found.sinceDay();
        return changed(regionCode);
    }

    DiscrepancyChanged take(String owner, String regionCode) {
        requireOpen();
        status = Status.IN_HAND;
        this.owner = owner;
        return changed(regionCode);
    }

    DiscrepancyChanged explain(String note, LocalDate day, String regionCode) {
        requireOpen();
        status = Status.EXPLAINED;
        this.note = note;
        endedOn = day;
        return changed(regionCode);
    }

    DiscrepancyChanged settle(LocalDate day, String regionCode) {
        status = Status.SETTLED;
        endedOn = day;
        return changed(regionCode);
    }

    private void requireOpen() {
        if (endedOn != null) throw ProblemException.conflict("discrepancy-ended", status, endedOn);
    }

    private DiscrepancyChanged changed(String regionCode) {
        return new DiscrepancyChanged(
                id, uscc, regionCode, kind, status, owner, registered, filed, sinceDay, endedOn, note, nextRevision());
    }

    boolean isAs(Found found) {
        return java.util.Objects.equals(registered, found.registered())
                && java.util.Objects.equals(filed, found.filed());
    }

    /** What is shown, and the before of an act. */
    record State(
            UUID discrepancyId,
            String uscc,
            DiscrepancyKind kind,
            Status status,
            String owner,
            String registered,
            String filed,
            LocalDate sinceDay,
            LocalDate endedOn,
            String note,
            long revision) {}

    State state() {
        return new State(id, uscc, kind, status, owner, registered, filed, sinceDay, endedOn, note, revision());
    }

    UUID id() {
        return id;
    }

    String uscc() {
        return uscc;
    }

    DiscrepancyKind kind() {
        return kind;
    }

    Status status() {
        return status;
    }
}
