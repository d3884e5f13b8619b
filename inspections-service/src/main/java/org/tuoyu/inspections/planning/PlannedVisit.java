package org.tuoyu.inspections.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A visit for which an inspector and a day are looked for, among those that the law and the roster allow. */
@PlanningEntity
public class PlannedVisit {
    @PlanningId
    private UUID id;

    private String uscc;
    private String department;
    private LocalDate dueDay;
    private Place place;

    @PlanningPin
    private boolean pinned;

    private Slot former;
    private List<Slot> allowed;

    @PlanningVariable(allowsUnassigned = true)
    private Slot slot;

    /** For the solver. */
    public PlannedVisit() {}

    /**
     * @param department that inspects; null where none has to
     * @param place of the institution; null when it is not known
     */
    record Facts(UUID id, String uscc, String department, LocalDate dueDay, Place place) {}

    /**
     * @param former where it was planned before; null when it was not
     * @param pinned it stays there
     */
    PlannedVisit(Facts facts, List<Slot> allowed, Slot former, boolean pinned) {
        this.id = facts.id();
        this.uscc = facts.uscc();
        this.department = facts.department();
        this.dueDay = facts.dueDay();
        this.place = facts.place();
        this.allowed = allowed;
        this.former = former;
        this.pinned = pinned;
        this.slot = former;
    }

    @ValueRangeProvider
    public List<Slot> getAllowed() {
        return allowed;
    }

    boolean isPinned() {
        return pinned;
    }

    UUID id() {
        return id;
    }

    Slot slot() {
        return slot;
    }

    void put(Slot slot) {
        this.slot = slot;
    }

    String uscc() {
        return uscc;
    }

    Place place() {
        return place;
    }

    LocalDate dueDay() {
        return dueDay;
    }

    /** 0 when it is made in time. */
    int daysLate() {
        return (int) Math.max(0, dueDay.until(slot.day(), ChronoUnit.DAYS));
    }

    boolean isMoved() {
        return former != null && slot != former;
    }

    /** Several departments inspect one institution, and not on one day. */
    boolean isApartFrom(PlannedVisit other) {
        return department != null
                && other.department != null
                && !department.equals(other.department)
                && !slot.day().equals(other.slot.day());
    }

    boolean isPlanned() {
        return slot != null;
    }
}
