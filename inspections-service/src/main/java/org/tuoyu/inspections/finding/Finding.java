package org.tuoyu.inspections.finding;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.inspections.visit.Visit;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays;
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
    private UUID rulesId;

    @Enumerated(EnumType.STRING)
    private Act act;

    private String remark;
    private boolean answered;
    private int extension;
    private int overdueSteps;
    private LocalDate nextStepOn;
    private String penaltyDepartment;
    private String penaltyBasis;

    @ElementCollection
    @CollectionTable(name = "finding_step", joinColumns = @JoinColumn(name = "finding_id"))
    @OrderColumn(name = "number")
    private List<FindingStep> steps = new ArrayList<>();

    protected Finding() {}

    /** What was found. */
    record Seen(Severity severity, String clause, String description, LocalDate day) {}

    /** The rules under which it began, and the calendar: what its deadlines come from. */
    record Terms(UUID rulesId, RectificationRules rules, WorkingDays workingDays) {}

    Finding(Visit visit, Seen seen, Terms terms) {
        this.id = Ids.next();
        this.visitId = visit.id();
        this.institution = visit.institution();
        this.lead = visit.nature() == Nature.PATROL;
        this.severity = seen.severity();
        this.clause = seen.clause();
        this.description = seen.description();
        this.suspendsSlots = terms.rules().of(severity).suspendsSlots() && !lead;
        this.raisedOn = seen.day();
        this.rulesId = terms.rulesId();
        due(deadline(terms), terms);
    }

    FindingState raise(String actor) {
        return did(new FindingStep(Act.RAISED, raisedOn, actor, null, new String[0]));
    }

    /** The institution has moved or has another name while this is not put right: it is announced as it was raised. */
    FindingState follow(KnownInstitution institution) {
        this.institution = institution;
        act = Act.RAISED;
        nextRevision();
        return state();
    }

    /** @param photos SHA-256 of each; they are stored */
    FindingState answer(String evidence, List<String> photos, String actor, LocalDate today) {
        requireOrder();
        if (answered) throw ProblemException.conflict("evidence-waits", id);
        answered = true;
        nextStepOn = null;
        return did(new FindingStep(Act.ANSWERED, today, actor, evidence, photos.toArray(String[]::new)));
    }

    FindingState giveBack(String reason, String actor, LocalDate today, Terms terms) {
        requireOrder();
        if (!answered) throw ProblemException.conflict("no-evidence", id);
        answered = false;
        nextStepOn = nextStep(terms);
        return did(new FindingStep(Act.RETURNED, today, actor, reason, new String[0]));
    }

    FindingState extend(int days, String reason, String actor, LocalDate today, Terms terms) {
        requireOrder();
        if (extension > 0) throw ProblemException.conflict("extended-already", id);
        if (today.isAfter(dueDay)) throw ProblemException.conflict("extended-too-late", id, dueDay.toString());
        var longest = terms.rules().longestExtension();
        if (days > longest) throw ProblemException.invalid("/workingDays", "extension-too-long", days, longest);
        extension = days;
        due(deadline(terms), terms);
        return did(new FindingStep(Act.EXTENDED, today, actor, reason, new String[0]));
    }

    /** Its deadline reached into a year whose calendar was not known. False when it stays the same. */
    boolean isRecountedBy(Terms terms) {
        return !deadline(terms).equals(new Deadline(dueDay, dueProvisional));
    }

    FindingState recount(LocalDate today, Terms terms) {
        due(deadline(terms), terms);
        return did(new FindingStep(Act.RECOUNTED, today, "clock", null, new String[0]));
    }

    FindingState overdue(LocalDate today, Terms terms) {
        overdueSteps++;
        nextStepOn = nextStep(terms);
        return did(new FindingStep(Act.OVERDUE, today, "clock", null, new String[0]));
    }

    /** To the department with the power; a person proposes, and only what is overdue. */
    FindingState proposePenalty(RectificationRules rules, String reason, String actor, LocalDate today) {
        requireOrder();
        if (overdueSteps == 0) throw ProblemException.conflict("not-overdue", id, dueDay.toString());
        if (penaltyDepartment != null) throw ProblemException.conflict("penalty-proposed", id, penaltyDepartment);
        var power = rules.power(clause).orElseThrow(() -> ProblemException.conflict("no-power", clause));
        penaltyDepartment = power.department();
        penaltyBasis = power.basis();
        return did(new FindingStep(Act.PENALTY_PROPOSED, today, actor, reason, new String[0]));
    }

    FindingState lift(LocalDate day, String lifting, String actor) {
        requireOpen();
        if (day.isBefore(raisedOn)) {
            throw ProblemException.conflict("lifted-before-raised", day.toString(), raisedOn.toString());
        }
        this.liftedOn = day;
        this.lifting = lifting;
        answered = false;
        nextStepOn = null;
        return did(new FindingStep(Act.LIFTED, day, actor, lifting, new String[0]));
    }

    private FindingState did(FindingStep step) {
        steps.add(step);
        act = step.act();
        remark = step.remark();
        nextRevision();
        return state();
    }

    private void requireOpen() {
        if (liftedOn != null) throw ProblemException.conflict("finding-lifted", id);
    }

    private void requireOrder() {
        requireOpen();
        if (lead) throw ProblemException.conflict("lead-orders-nothing", id);
    }

    private Deadline deadline(Terms terms) {
        var days = terms.rules().of(severity).workingDays() + extension;
        return terms.workingDays().deadline(raisedOn, days);
    }

    private void due(Deadline due, Terms terms) {
        dueDay = due.day();
        dueProvisional = due.provisional();
        nextStepOn = lead || answered ? null : nextStep(terms);
    }

    /** Null after the last one. */
    private LocalDate nextStep(Terms terms) {
        var after = terms.rules().escalateAfter();
        if (overdueSteps >= after.size()) return null;
        return terms.workingDays()
                .deadline(dueDay, after.get(overdueSteps))
                .day()
                .plusDays(1);
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
                act,
                remark,
                answered,
                extension > 0,
                overdueSteps,
                penaltyDepartment,
                penaltyBasis,
                revision());
    }

    UUID id() {
        return id;
    }

    UUID visitId() {
        return visitId;
    }

    UUID rulesId() {
        return rulesId;
    }

    KnownInstitution institution() {
        return institution;
    }

    /** Only what was given as evidence for it is shown with it. */
    void requireShown(String photo) {
        if (steps.stream().noneMatch(step -> List.of(step.photos()).contains(photo))) {
            throw ProblemException.notFound("photo", photo);
        }
    }

    List<FindingStep> steps() {
        return steps;
    }
}
