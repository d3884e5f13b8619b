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
 * The slots of one institution. Registered are those of its classes; filed are those the receipted filing names, never
 * more than registered; while one suspension is open, none is in service. Each change has the day from which it is
 * true, and days do not run backwards.
 */
@Entity
class Slots extends Aggregate {
    @Id
    private String uscc;

    private int registered;
    private int filed;
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

    SlotsChanged changeClasses(SlotsChanged.At at, List<SlotsClass> classes) {
        this.classes.clear();
        this.classes.addAll(classes);
        registered = classes.stream().mapToInt(SlotsClass::slots).sum();
        filed = Math.min(filed, registered);
        return changed(SlotsChanged.Change.CLASSES, at, null);
    }

    /** The receipt of a filing makes its slots filed ones. */
    SlotsChanged file(SlotsChanged.At at, int slots) {
        filed = Math.min(slots, registered);
        return changed(SlotsChanged.Change.FILED, at, null);
    }

    /** A filing that is refused after its receipt, or withdrawn. */
    SlotsChanged unfile(SlotsChanged.At at, String reason) {
        filed = 0;
        return changed(SlotsChanged.Change.UNFILED, at, reason);
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
        var inService = suspensions.isEmpty();
        return new SlotsChanged(
                uscc,
                at.institutionName(),
                at.regionCode(),
                at.day(),
                inService ? registered : 0,
                inService ? filed : 0,
                inService ? 0 : registered,
                change,
                reason,
                at.clause(),
                nextRevision());
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

    int registered() {
        return registered;
    }

    int filed() {
        return filed;
    }

    List<SlotsClass> classes() {
        return List.copyOf(classes);
    }

    Set<Suspension> suspensions() {
        return Set.copyOf(suspensions);
    }
}
