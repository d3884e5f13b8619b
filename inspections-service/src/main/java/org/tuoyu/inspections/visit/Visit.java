package org.tuoyu.inspections.visit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
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
        REPORTED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private VisitKind kind;

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

    protected Visit() {}

    Visit(VisitKind kind, KnownInstitution institution, UUID filingId, Deadline due) {
        this.id = Ids.next();
        this.kind = kind;
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

    /** @param certificateNumber of the enforcement certificate; an administrative inspection is void without */
    VisitState report(Actor inspector, LocalDate day, String certificateNumber, boolean conforms, String note) {
        if (status != Status.PLANNED) throw ProblemException.conflict("visit-reported", id);
        if (kind.needsCertificate() && (certificateNumber == null || certificateNumber.isBlank())) {
            throw ProblemException.invalid("/certificateNumber", "certificate-missing");
        }
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
                revision());
    }

    public UUID id() {
        return id;
    }

    public VisitKind kind() {
        return kind;
    }

    public KnownInstitution institution() {
        return institution;
    }
}
