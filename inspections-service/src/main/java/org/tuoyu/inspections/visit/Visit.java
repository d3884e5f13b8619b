package org.tuoyu.inspections.visit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.inspections.checklist.Checklists;
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
    /** The way of a visit. A move that is not in the table is refused. */
    enum Status {
        PLANNED,
        /** Somebody is on the way with it. */
        CHECKED_OUT,
        REPORTED,
        /** Another than who made it has looked at the report; what was found is still to be put right. */
        REVIEWED,
        CLOSED,
        CANCELLED;

        /** Those that are still to be made. */
        static final Set<Status> OPEN = EnumSet.of(PLANNED, CHECKED_OUT);

        Set<Status> next() {
            return switch (this) {
                case PLANNED -> EnumSet.of(PLANNED, CHECKED_OUT, REPORTED, CANCELLED);
                case CHECKED_OUT -> EnumSet.of(PLANNED, REPORTED, CANCELLED);
                case REPORTED -> EnumSet.of(REVIEWED, CLOSED);
                case REVIEWED -> EnumSet.of(CLOSED);
                case CLOSED, CANCELLED -> EnumSet.noneOf(Status.class);
            };
        }
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
    private LocalDate plannedOn;
    private boolean pinned;
    private String cancellation;
    private UUID submissionId;
    private UUID checklist;
    private int points;
    private int mostPoints;
    private String grade;
    private String[] vetoes = {};
    private String reviewer;
    private String review;

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
        return changed();
    }

    /** The institution has moved or has another name before the visit was made. */
    VisitState follow(KnownInstitution institution) {
        this.institution = institution;
        return changed();
    }

    /**
     * Whoever was on the way with it is not any more.
     *
     * @param account of who is to make it; null for whoever may
     * @param day null where none is set
     * @param pinned planning leaves it there
     */
    VisitState assign(String account, LocalDate day, boolean pinned) {
        move(Status.PLANNED);
        assignee = account;
        plannedOn = day;
        this.pinned = pinned;
        return changed();
    }

    boolean isOpen() {
        return Status.OPEN.contains(status);
    }

    /** Nobody has gone or decided otherwise since it was proposed. */
    boolean mayBePlanned() {
        return status == Status.PLANNED && !pinned;
    }

    VisitState checkOut(String inspector) {
        if (assignee != null && !assignee.equals(inspector)) throw ProblemException.conflict("visit-of-others", id);
        move(Status.CHECKED_OUT);
        assignee = inspector;
        return changed();
    }

    VisitState cancel(String reason) {
        move(Status.CANCELLED);
        cancellation = reason;
        return changed();
    }

    /** By another than who made it. @param allLifted whether nothing is left to be put right */
    VisitState review(String reviewer, String review, boolean allLifted) {
        move(allLifted ? Status.CLOSED : Status.REVIEWED);
        if (reviewer.equals(inspector)) throw ProblemException.conflict("review-own", id);
        this.reviewer = reviewer;
        this.review = review;
        return changed();
    }

    boolean isReviewed() {
        return status == Status.REVIEWED;
    }

    VisitState close() {
        move(Status.CLOSED);
        return changed();
    }

    /** Counted to the yearly cap of its due day's year, and made in another. */
    boolean countsInAnotherYearThan(LocalDate day) {
        return counts && day.getYear() != dueDay.getYear();
    }

    /** Findings hang on a visit that was made. */
    void refuseCancelled() {
        if (status == Status.CANCELLED) throw ProblemException.conflict("visit-cancelled", id, cancellation);
    }

    private void move(Status to) {
        if (status.next().contains(to)) {
            status = to;
            return;
        }
        refuseCancelled();
        if (status != Status.PLANNED
                && status != Status.CHECKED_OUT
                && Status.PLANNED.next().contains(to)) {
            throw ProblemException.conflict("visit-reported", id);
        }
        throw ProblemException.conflict("visit-move", id, status, status.next());
    }

    private VisitState changed() {
        nextRevision();
        return state();
    }

    /**
     * @param certificateNumber of the enforcement certificate; checked before
     * @param submission what a device captured; null when it is reported otherwise
     */
    VisitState report(
            Actor inspector, LocalDate day, String certificateNumber, boolean conforms, String note, UUID submission) {
        move(Status.REPORTED);
        submissionId = submission;
        this.inspector = inspector.id();
        this.visitedOn = day;
        this.certificateNumber = certificateNumber;
        this.conforms = conforms;
        this.note = note;
        return changed();
    }

    /** @param result null when no checklist was used */
    void judge(Checklists.Result result) {
        if (result == null) return;
        checklist = result.checklist();
        points = result.points();
        mostPoints = result.mostPoints();
        grade = result.grade();
        vetoes = result.vetoes().toArray(String[]::new);
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
                plannedOn,
                pinned,
                cancellation,
                submissionId,
                checklist,
                points,
                mostPoints,
                grade,
                List.of(vetoes),
                reviewer,
                review,
                revision());
    }

    /** That inspects; null where none has to. */
    String department() {
        return department;
    }

    String assignee() {
        return assignee;
    }

    String kind() {
        return kind;
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
