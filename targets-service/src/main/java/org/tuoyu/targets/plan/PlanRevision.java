package org.tuoyu.targets.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A state a plan had: from a day on, by a document, since it became known. Never changed. */
@Entity
@IdClass(PlanRevision.Key.class)
class PlanRevision {
    @Id
    private UUID planId;

    @Id
    private long revision;

    private String regionCode;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    private String documentNumber;
    private String title;
    private int firstYear;
    private int lastYear;
    private LocalDate validFrom;
    private String act;
    private String reason;
    private Instant knownAt;
    private String state;

    record Key(UUID planId, long revision) implements Serializable {}

    protected PlanRevision() {}

    PlanRevision(PlanState plan, String json, Amendment by, Instant now) {
        this.planId = plan.planId();
        this.revision = plan.revision();
        this.regionCode = plan.regionCode();
        this.status = plan.status();
        this.documentNumber = plan.documentNumber();
        this.title = plan.title();
        this.firstYear = plan.firstYear();
        this.lastYear = plan.lastYear();
        this.validFrom = by.validFrom();
        this.act = by.documentNumber();
        this.reason = by.reason();
        this.knownAt = now;
        this.state = json;
    }

    long revision() {
        return revision;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    String act() {
        return act;
    }

    String reason() {
        return reason;
    }

    Instant knownAt() {
        return knownAt;
    }

    String state() {
        return state;
    }
}
