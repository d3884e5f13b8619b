package org.tuoyu.targets.task;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** One unit's duty to report on a milestone: 牵头单位, 配合单位 or 属地镇街. */
@Entity
class Duty extends Aggregate {
    /** The department that stands for a town itself. */
    static final String TOWN = "town";

    /** In which place of the clause the unit stands. */
    public enum Role {
        LEAD,
        COOPERATING,
        TOWN
    }

    @Id
    private UUID id;

    @ManyToOne
    @JoinColumn(name = "milestone_id")
    private Milestone milestone;

    private UUID planId;
    private String regionCode;
    private String department;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private DutyStatus status = DutyStatus.OPEN;

    private String report;
    private String note;
    private LocalDate reportedOn;
    private boolean toldLate;

    @ElementCollection
    @CollectionTable(name = "duty_reference", joinColumns = @JoinColumn(name = "duty_id"))
    @OrderColumn(name = "position")
    @Column(name = "reference")
    private List<String> references = new ArrayList<>();

    protected Duty() {}

    Duty(Milestone milestone, String regionCode, String department, Role role) {
        this.id = Ids.next();
        this.milestone = milestone;
        this.planId = milestone.planId();
        this.regionCode = regionCode;
        this.department = department;
        this.role = role;
    }

    /** @param references to attachments, where they are kept */
    DutyState report(String report, List<String> references, LocalDate today) {
        status = status.moveTo(DutyStatus.REPORTED);
        this.report = report;
        this.references.clear();
        this.references.addAll(references);
        this.note = null;
        reportedOn = today; // what was sent back had not come
        nextRevision();
        return state(DutyState.Change.REPORTED);
    }

    DutyState accept(String note) {
        status = status.moveTo(DutyStatus.ACCEPTED);
        this.note = note;
        nextRevision();
        return state(DutyState.Change.ACCEPTED);
    }

    DutyState sendBack(String note) {
        status = status.moveTo(DutyStatus.SENT_BACK);
        this.note = note;
        nextRevision();
        return state(DutyState.Change.SENT_BACK);
    }

    /** Told once. */
    DutyState late() {
        toldLate = true;
        nextRevision();
        return state(DutyState.Change.LATE);
    }

    DutyState state() {
        return state(null);
    }

    private DutyState state(DutyState.Change change) {
        return new DutyState(
                id,
                milestone.id(),
                planId,
                regionCode,
                department,
                role,
                milestone.clause(),
                milestone.title(),
                milestone.dueDay(),
                status,
                report,
                List.copyOf(references),
                note,
                reportedOn,
                change,
                revision());
    }

    UUID planId() {
        return planId;
    }

    Milestone milestone() {
        return milestone;
    }

    String regionCode() {
        return regionCode;
    }

    String department() {
        return department;
    }

    Role role() {
        return role;
    }
}
