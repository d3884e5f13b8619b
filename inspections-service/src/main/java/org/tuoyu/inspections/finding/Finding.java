package org.tuoyu.inspections.finding;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.inspections.visit.Visit;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays.Deadline;
import org.tuoyu.platform.http.ProblemException;

/** Something that must be put right (整改), or, from a patrol, a lead (线索) for the authority to follow. */
@Entity
public class Finding extends Aggregate {
    public enum Severity {
        MINOR,
        SERIOUS,
        GRAVE
    }

    @Id
    private UUID id;

    private UUID visitId;

    @Embedded
    private KnownInstitution institution;

    private boolean lead;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String clause;
    private String description;
    private boolean suspendsSlots;
    private LocalDate raisedOn;
    private LocalDate dueDay;
    private boolean dueProvisional;
    private LocalDate liftedOn;
    private String lifting;

    protected Finding() {}

    Finding(
            Visit visit,
            Severity severity,
            String clause,
            String description,
            boolean suspendsSlots,
            LocalDate day,
            Deadline due) {
        this.id = Ids.next();
        this.visitId = visit.id();
        this.institution = visit.institution();
        this.lead = visit.nature() == Nature.PATROL;
        this.severity = severity;
        this.clause = clause;
        this.description = description;
        this.suspendsSlots = suspendsSlots && !lead;
        this.raisedOn = day;
        this.dueDay = due.day();
        this.dueProvisional = due.provisional();
    }

    FindingState raise() {
        nextRevision();
        return state();
    }

    /** The institution has moved or has another name while this is not put right. */
    FindingState follow(KnownInstitution institution) {
        this.institution = institution;
        nextRevision();
        return state();
    }

    KnownInstitution institution() {
        return institution;
    }

    FindingState lift(LocalDate day, String lifting) {
        if (liftedOn != null) throw ProblemException.conflict("finding-lifted", id);
        if (day.isBefore(raisedOn)) {
            throw ProblemException.conflict("lifted-before-raised", day.toString(), raisedOn.toString());
        }
        this.liftedOn = day;
        this.lifting = lifting;
        nextRevision();
        return state();
    }

    FindingState state() {
        return new FindingState(
                id,
                visitId,
                institution.uscc(),
                institution.name(),
                institution.regionCode(),
                lead,
                severity,
                clause,
                description,
                suspendsSlots,
                raisedOn,
                dueDay,
                dueProvisional,
                liftedOn,
                lifting,
                revision());
    }

    UUID id() {
        return id;
    }
}
