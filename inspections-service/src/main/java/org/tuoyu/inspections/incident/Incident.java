package org.tuoyu.inspections.incident;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;

/** Something that happened in an institution, with the chain of those who must be told. */
@Entity
class Incident extends Aggregate {
    /** What happened last to it. */
    public enum Act {
        REPORTED,
        TOLD,
        /** Somebody was not told in time. */
        OVERDUE
    }

    @Id
    private UUID id;

    @Embedded
    private KnownInstitution institution;

    private String kind;
    private boolean serious;
    private String clause;
    private Instant occurredAt;
    private LocalDate occurredOn;
    private Instant reportedAt;
    private String reportedBy;
    private String description;

    @Enumerated(EnumType.STRING)
    private Act act;

    private boolean overdueTold;

    @ElementCollection
    @CollectionTable(name = "incident_step", joinColumns = @JoinColumn(name = "incident_id"))
    @OrderColumn(name = "number")
    private List<ChainStep> chain = new ArrayList<>();

    protected Incident() {}

    /**
     * What happened.
     *
     * @param occurredOn the day of {@code occurredAt} where it happened
     * @param description without names of children
     */
    record Happened(Instant occurredAt, LocalDate occurredOn, String description) {}

    Incident(
            KnownInstitution institution,
            IncidentRules.Kind kind,
            Happened happened,
            String clause,
            String reporter,
            Instant now) {
        this.id = Ids.next();
        this.institution = institution;
        this.kind = kind.code();
        this.serious = kind.serious();
        this.clause = clause;
        this.occurredAt = happened.occurredAt();
        this.occurredOn = happened.occurredOn();
        this.description = happened.description();
        this.reportedAt = now;
        this.reportedBy = reporter;
        for (var step : kind.chain()) {
            var tellBy = now.plus(Duration.ofMinutes(step.withinMinutes()));
            chain.add(new ChainStep(step.department(), tellBy, null, null));
        }
    }

    IncidentState report() {
        return did(Act.REPORTED);
    }

    /** Once. */
    IncidentState overdue() {
        overdueTold = true;
        return did(Act.OVERDUE);
    }

    private IncidentState did(Act act) {
        this.act = act;
        nextRevision();
        return state();
    }

    IncidentState told(String department, String account, Instant now) {
        for (int i = 0; i < chain.size(); i++) {
            var step = chain.get(i);
            if (!step.department().equals(department)) continue;
            if (step.toldAt() != null) throw ProblemException.conflict("told-already", department, step.toldAt());
            chain.set(i, new ChainStep(department, step.tellBy(), now, account));
            return did(Act.TOLD);
        }
        throw ProblemException.notFound("chain-step", department);
    }

    IncidentState state() {
        return new IncidentState(
                id,
                institution.uscc(),
                institution.name(),
                institution.regionCode(),
                kind,
                serious,
                clause,
                occurredAt,
                reportedAt,
                reportedBy,
                description,
                List.copyOf(chain),
                act,
                revision());
    }

    UUID id() {
        return id;
    }
}
