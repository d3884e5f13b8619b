package org.tuoyu.inspections.visit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.law.InspectionLaw.Standing;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.inspections.law.Trigger;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays.Deadline;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** One visit to one institution. */
@Entity
public class Visit extends Aggregate {
    enum Status {
        PLANNED,
        REPORTED,
        CANCELLED
    }

    @Id
    private UUID id;

    private String kind;

    @Enumerated(EnumType.STRING)
    private Nature nature;

    private String item;
    private String department;

    @Enumerated(EnumType.STRING)
    private Trigger trigger;

    private boolean counts;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PLANNED;

    @Embedded
    private KnownInstitution institution;

    private UUID filingId;
    private LocalDate dueDay;
    private boolean dueProvisional;
    private LocalDate visitedOn;
    private String inspector;
    private String certificateNumber;
    private Boolean conforms;
    private String note;
    private String assignee;
    private String cancellation;
    private UUID submissionId;

    protected Visit() {}

    /**
     * What is to be visited why.
     *
     * @param kind by its code in the rules
     * @param item the published one that is inspected; null where none has to be
     * @param trigger why it does not count to the yearly cap; null where nothing special does
     */
    record Purpose(String kind, String item, Trigger trigger) {}

    Visit(Purpose purpose, Standing standing, KnownInstitution institution, UUID filingId, Deadline due) {
        this.id = Ids.next();
        this.kind = purpose.kind();
        this.item = purpose.item();
        this.trigger = purpose.trigger();
        this.nature = standing.nature();
        this.department = standing.department();
        this.counts = standing.counts();
        this.institution = institution;
        this.filingId = filingId;
        this.dueDay = due.day();
        this.dueProvisional = due.provisional();
    }

    VisitState plan() {
        nextRevision();
        return state();
    }

    /** The institution has moved or has another name before the visit was made. */
    VisitState follow(KnownInstitution institution) {
        this.institution = institution;
        nextRevision();
        return state();
    }

    /** @param account of who is to make it; null for whoever may */
    VisitState assign(String account) {
        requirePlanned();
        assignee = account;
        nextRevision();
        return state();
    }

    VisitState cancel(String reason) {
        requirePlanned();
        status = Status.CANCELLED;
        cancellation = reason;
        nextRevision();
        return state();
    }

    /** Findings hang on a visit that was made. */
    void refuseCancelled() {
        if (status == Status.CANCELLED) throw ProblemException.conflict("visit-cancelled", id, cancellation);
    }

    private void requirePlanned() {
        if (status == Status.REPORTED) throw ProblemException.conflict("visit-reported", id);
        refuseCancelled();
    }

    /**
     * @param certificateNumber of the enforcement certificate; checked before
     * @param submission what a device captured; null when it is reported otherwise
     */
    VisitState report(
            Actor inspector, LocalDate day, String certificateNumber, boolean conforms, String note, UUID submission) {
        requirePlanned();
        submissionId = submission;
        status = Status.REPORTED;
        this.inspector = inspector.id();
        this.visitedOn = day;
        this.certificateNumber = certificateNumber;
        this.conforms = conforms;
        this.note = note;
        nextRevision();
        return state();
    }

    VisitState state() {
        return new VisitState(
                id,
                kind,
                nature,
                item,
                department,
                trigger,
                status,
                institution.uscc(),
                institution.name(),
                institution.regionCode(),
                filingId,
                dueDay,
                dueProvisional,
                visitedOn,
                inspector,
                conforms,
                note,
                assignee,
                cancellation,
                submissionId,
                revision());
    }

    /** That inspects; null where none has to. */
    String department() {
        return department;
    }

    String assignee() {
        return assignee;
    }

    public UUID id() {
        return id;
    }

    /** The law behind it when it was planned. */
    public Nature nature() {
        return nature;
    }

    public KnownInstitution institution() {
        return institution;
    }
}
