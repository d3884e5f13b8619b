package org.tuoyu.inspections.health;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;

/** Similar cases in a class, more than the rules take for chance: to be reported within hours. */
@Entity
class Outbreak extends Aggregate {
    /** What happened last to it. */
    public enum Act {
        SIGNALLED,
        REPORTED,
        /** Not reported in time. */
        OVERDUE
    }

    @Id
    private UUID id;

    @Embedded
    private KnownInstitution institution;

    private String className;
    private String symptom;
    private LocalDate day;
    private int cases;
    private int days;
    private String clause;
    private Instant signalledAt;
    private Instant reportBy;
    private Instant reportedAt;
    private String report;

    @Enumerated(EnumType.STRING)
    private Act act;

    private boolean overdueTold;

    protected Outbreak() {}

    /**
     * @param day last of the days on which it was counted
     * @param cases on that day, or in all of the {@code days} until then
     */
    record Signal(String className, String symptom, LocalDate day, int cases, int days) {}

    Outbreak(KnownInstitution institution, Signal signal, String clause, Instant now, Duration within) {
        this.id = Ids.next();
        this.institution = institution;
        this.className = signal.className();
        this.symptom = signal.symptom();
        this.day = signal.day();
        this.cases = signal.cases();
        this.days = signal.days();
        this.clause = clause;
        this.signalledAt = now;
        this.reportBy = now.plus(within);
    }

    OutbreakState signal() {
        return did(Act.SIGNALLED);
    }

    /** Once. */
    OutbreakState overdue() {
        overdueTold = true;
        return did(Act.OVERDUE);
    }

    private OutbreakState did(Act act) {
        this.act = act;
        nextRevision();
        return state();
    }

    OutbreakState report(String report, Instant now) {
        if (reportedAt != null) throw ProblemException.conflict("outbreak-reported", id);
        this.report = report;
        reportedAt = now;
        return did(Act.REPORTED);
    }

    OutbreakState state() {
        return new OutbreakState(
                id,
                institution.uscc(),
                institution.name(),
                institution.regionCode(),
                className,
                symptom,
                day,
                cases,
                days,
                clause,
                signalledAt,
                reportBy,
                reportedAt,
                report,
                act,
                revision());
    }

    UUID id() {
        return id;
    }
}
