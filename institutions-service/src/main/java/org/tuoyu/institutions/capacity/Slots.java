package org.tuoyu.institutions.capacity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;

/**
 * The slots of one institution. Planned are those it is going to open; registered are those of its classes; filed are those
 * the receipted filing names, never more than registered, and verified those found conforming on site, never more than
 * filed. While one suspension is open, none is in service; closed, none ever again. Each change has the day from which it
 * is true, and days do not run backwards.
 */
@Entity
class Slots extends Aggregate {
    @Id
    private String uscc;

    private int planned;
    private LocalDate plannedFor;
    private int registered;
    private int filed;
    private int verified;
    private boolean closed;
    private LocalDate effectiveDay;

    @ElementCollection
    @CollectionTable(name = "slots_class", joinColumns = @JoinColumn(name = "uscc"))
    @OrderColumn(name = "position")
    private List<SlotsClass> classes = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "slots_suspension", joinColumns = @JoinColumn(name = "uscc"))
    private Set<Suspension> suspensions = new HashSet<>();

    protected Slots() {}

    Slots(String uscc, LocalDate registeredOn) {
        this.uscc = uscc;
        this.effectiveDay = registeredOn;
    }

    /** @param openingDay on which they are to be open */
    SlotsChanged plan(SlotsChanged.At at, int slots, LocalDate openingDay) {
        planned = slots;
        plannedFor = slots == 0 ? null : openingDay;
        return changed(SlotsChanged.Change.PLANNED, at, null);
    }

    /** What is opened is planned no longer. */
    SlotsChanged changeClasses(SlotsChanged.At at, List<SlotsClass> classes) {
        this.classes.clear();
        this.classes.addAll(classes);
        int before = registered;
        registered = classes.stream().mapToInt(SlotsClass::slots).sum();
        planned = Math.max(0, planned - Math.max(0, registered - before));
        if (planned == 0) plannedFor = null;
        filed = Math.min(filed, registered);
        verified = Math.min(verified, filed);
        return changed(SlotsChanged.Change.CLASSES, at, null);
    }

    /** The receipt of a filing makes its slots filed ones. */
    SlotsChanged file(SlotsChanged.At at, int slots) {
        filed = Math.min(slots, registered);
        return changed(SlotsChanged.Change.FILED, at, null);
    }

    /** On site all that is filed was found conforming. */
    SlotsChanged verify(SlotsChanged.At at) {
        verified = filed;
        return changed(SlotsChanged.Change.VERIFIED, at, null);
    }

    /** A filing that is refused after its receipt, or withdrawn. */
    SlotsChanged unfile(SlotsChanged.At at, String reason) {
        filed = 0;
        verified = 0;
        return changed(SlotsChanged.Change.UNFILED, at, reason);
    }

    /** With its registration cancelled, an institution has nothing any more, planned or open. */
    SlotsChanged close(SlotsChanged.At at, String reason) {
        closed = true;
        planned = 0;
        plannedFor = null;
        return changed(SlotsChanged.Change.CLOSED, at, reason);
    }

    /** The institution is of another kind or ownership. */
    SlotsChanged recount(SlotsChanged.At at) {
        return changed(SlotsChanged.Change.RECOUNTED, at, null);
    }

    SlotsChanged suspend(SlotsChanged.At at, Suspension suspension) {
        suspensions.add(suspension);
        return changed(SlotsChanged.Change.SUSPENDED, at, suspension.reason());
    }

    /** Empty when it was not suspended for this; the slots are in service again when nothing else suspends them. */
    Optional<SlotsChanged> lift(SlotsChanged.At at, UUID suspension, String reason) {
        if (!suspensions.removeIf(one -> one.id().equals(suspension))) return Optional.empty();
        var change = suspensions.isEmpty() ? SlotsChanged.Change.RESTORED : SlotsChanged.Change.STILL_SUSPENDED;
        return Optional.of(changed(change, at, reason));
    }

    SlotsChanged move(SlotsChanged.At at) {
        return changed(SlotsChanged.Change.MOVED, at, null);
    }

    private SlotsChanged changed(SlotsChanged.Change change, SlotsChanged.At at, String reason) {
        effectiveDay = at.day();
        var inService = isInService();
        return new SlotsChanged(
                uscc,
                at.institutionName(),
                at.regionCode(),
                at.kind(),
                at.ownership(),
                at.day(),
                planned,
                plannedFor,
                inService ? registered : 0,
                inService ? filed : 0,
                inService ? verified : 0,
                inService || closed ? 0 : registered,
                closed ? registered : 0,
                change,
                reason,
                at.clause(),
                nextRevision());
    }

    boolean isInService() {
        return suspensions.isEmpty() && !closed;
    }

    Optional<Suspension> suspension(UUID id) {
        return suspensions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** No change may be true from a day before this one. */
    LocalDate effectiveDay() {
        return effectiveDay;
    }

    String uscc() {
        return uscc;
    }

    int planned() {
        return planned;
    }

    LocalDate plannedFor() {
        return plannedFor;
    }

    int registered() {
        return registered;
    }

    int filed() {
        return filed;
    }

    int verified() {
        return verified;
    }

    boolean isClosed() {
        return closed;
    }

    List<SlotsClass> classes() {
        return List.copyOf(classes);
    }

    Set<Suspension> suspensions() {
        return Set.copyOf(suspensions);
    }
}
