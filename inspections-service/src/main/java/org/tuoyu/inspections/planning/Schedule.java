package org.tuoyu.inspections.planning;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.http.ProblemException;

/** A plan of visits: asked for, solved, proposed, and approved by a person. */
@Entity
class Schedule extends Aggregate {
    enum Status {
        ASKED,
        SOLVING,
        PROPOSED,
        APPROVED,
        FAILED
    }

    @Id
    private UUID id;

    private String regionCode;
    private LocalDate firstDay;
    private LocalDate lastDay;

    @Enumerated(EnumType.STRING)
    private Status status = Status.ASKED;

    private Instant startedAt;
    private String failure;
    private int notTaken;

    @ElementCollection
    @CollectionTable(name = "schedule_visit", joinColumns = @JoinColumn(name = "schedule_id"))
    @OrderColumn(name = "number")
    private List<Proposed> visits = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "schedule_score", joinColumns = @JoinColumn(name = "schedule_id"))
    @OrderColumn(name = "number")
    private List<Weighed> score = new ArrayList<>();

    protected Schedule() {}

    Schedule(String regionCode, LocalDate firstDay, LocalDate lastDay) {
        this.id = Ids.next();
        this.regionCode = regionCode;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    ScheduleState ask() {
        return changed();
    }

    /** No event: whoever stops in the middle of it is followed by another. */
    void start(Instant now) {
        status = Status.SOLVING;
        startedAt = now;
    }

    ScheduleState propose(List<Proposed> visits, List<Weighed> score) {
        status = Status.PROPOSED;
        this.visits.addAll(visits);
        this.score.addAll(score);
        return changed();
    }

    ScheduleState fail(String reason) {
        status = Status.FAILED;
        failure = reason;
        return changed();
    }

    /** @param notTaken visits that were made, are on their way, or were decided otherwise meanwhile */
    ScheduleState approve(int notTaken) {
        if (status != Status.PROPOSED) throw ProblemException.conflict("schedule-not-proposed", id, status);
        status = Status.APPROVED;
        this.notTaken = notTaken;
        return changed();
    }

    boolean isSolving() {
        return status == Status.SOLVING;
    }

    private ScheduleState changed() {
        nextRevision();
        return state();
    }

    ScheduleState state() {
        var planned = (int) visits.stream().filter(one -> one.account() != null).count();
        return new ScheduleState(
                id,
                regionCode,
                firstDay,
                lastDay,
                status,
                planned,
                visits.size() - planned,
                notTaken,
                failure,
                List.copyOf(score),
                revision());
    }

    UUID id() {
        return id;
    }

    String regionCode() {
        return regionCode;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    List<Proposed> visits() {
        return visits;
    }
}
