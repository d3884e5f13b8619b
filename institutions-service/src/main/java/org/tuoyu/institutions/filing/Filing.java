package org.tuoyu.institutions.filing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.http.ProblemException;

/** One institution's filing under the procedure of the day on which it began. */
@Entity
public class Filing extends Aggregate {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "uscc")
    private Registration institution;

    private UUID rulesId;

    @Enumerated(EnumType.STRING)
    private FilingKind kind;

    private String[] subjects = {};
    private String status;

    @Enumerated(EnumType.STRING)
    private FilingProcedure.Stage stage;

    private int slots;
    private String[] documents = {};
    private String[] reasons = {};
    private String[] actsDone = {};
    private LocalDate submittedOn;
    private LocalDate decidedOn;
    private LocalDate verifiedOn;
    private LocalDate lastActOn;
    private LocalDate nextDue;
    private UUID supersededBy;
    private String filedName;
    private String filedAddress;
    private String filedHead;

    @ElementCollection
    @CollectionTable(name = "filing_clock", joinColumns = @JoinColumn(name = "filing_id"))
    @OrderColumn(name = "position")
    private List<ClockRun> clocks = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "filing_letter", joinColumns = @JoinColumn(name = "filing_id"))
    @OrderColumn(name = "position")
    private List<LetterIssued> letters = new ArrayList<>();

    protected Filing() {}

    Filing(Registration institution, UUID rulesId, FilingProcedure procedure, FilingKind kind, List<String> subjects) {
        this.id = Ids.next();
        this.institution = institution;
        this.rulesId = rulesId;
        this.kind = kind;
        this.subjects = subjects.toArray(String[]::new);
        this.status = procedure.first().code();
        this.stage = procedure.first().stage();
    }

    FilingState draft() {
        return changed(FilingState.Change.DRAFTED);
    }

    /** The acts that the table has here: none once it has ended; what is done once only, not again. */
    List<FilingProcedure.Act> possible(FilingProcedure procedure) {
        if (stage == FilingProcedure.Stage.ENDED) return List.of();
        return procedure.actsFrom(status).stream()
                .filter(one -> !one.once() || !List.of(actsDone).contains(one.code()))
                .toList();
    }

    /** The act, if the table has it here; otherwise a refusal that names those it has. */
    FilingProcedure.Act allowed(String code, FilingProcedure procedure) {
        var act = procedure.act(code).orElseThrow(() -> ProblemException.notFound("act", code));
        var possible = possible(procedure);
        if (!possible.contains(act)) {
            throw ProblemException.move(
                    "filing-move",
                    status,
                    code,
                    possible.stream().map(FilingProcedure.Act::code).toList());
        }
        return act;
    }

    /** @param day on which it took place; checked before */
    FilingState act(
            FilingProcedure.Act act,
            FilingProcedure procedure,
            LocalDate day,
            List<String> said,
            List<LetterIssued> issued,
            WorkingDays workingDays) {
        status = act.to();
        stage = procedure.state(status).stage();
        lastActOn = day;
        actsDone = Stream.concat(Stream.of(actsDone), Stream.of(act.code()))
                .distinct()
                .toArray(String[]::new);
        letters.addAll(issued);
        switch (act.effect()) {
            case SUBMIT -> {
                submittedOn = day;
                reasons = new String[0];
            }
            case ASK_COMPLETION -> reasons = said.toArray(String[]::new);
            case GRANT -> {
                decidedOn = day;
                filedName = institution.name();
                filedAddress = institution.address();
                filedHead = institution.head();
                if (kind == FilingKind.CLOSURE) stage = FilingProcedure.Stage.ENDED;
            }
            case REFUSE -> {
                decidedOn = day;
                reasons = said.toArray(String[]::new);
            }
            case CONFIRM -> verifiedOn = day;
            case WITHDRAW, NOTE -> {}
        }
        moveClocks(act.code(), procedure, day, workingDays);
        return changed(FilingState.Change.of(act.effect()));
    }

    /** @param slots those of the classes on that day: what the filing is for */
    void handIn(int slots, List<String> documents) {
        this.slots = slots;
        this.documents = documents.toArray(String[]::new);
    }

    /** Empty when the calendar changes nothing. */
    Optional<FilingState> recount(FilingProcedure procedure, WorkingDays workingDays) {
        var before = List.copyOf(clocks);
        clocks.replaceAll(run -> run.counted(procedure.clock(run.code()), workingDays));
        for (int i = 0; i < before.size(); i++) {
            var was = before.get(i);
            var is = clocks.get(i);
            if (was.provisional() != is.provisional()
                    || (is.due() != null && !is.due().equals(was.due()))) {
                return Optional.of(changed(FilingState.Change.RECOUNTED));
            }
        }
        return Optional.empty();
    }

    /** Another has taken its place, or the institution has closed by it. */
    FilingState supersede(UUID by) {
        stage = FilingProcedure.Stage.ENDED;
        supersededBy = by;
        return changed(FilingState.Change.SUPERSEDED);
    }

    /** The institution is no more. */
    FilingState lapse(LocalDate day) {
        stage = FilingProcedure.Stage.ENDED;
        clocks.replaceAll(run -> run.endedOn() == null ? run.ended(day) : run);
        return changed(FilingState.Change.WITHDRAWN);
    }

    boolean isUnderWay() {
        return stage == FilingProcedure.Stage.PREPARING || stage == FilingProcedure.Stage.UNDER_REVIEW;
    }

    /** What took its place was refused in the end. */
    FilingState restore(FilingProcedure procedure) {
        stage = procedure.state(status).stage();
        supersededBy = null;
        return changed(FilingState.Change.RESTORED);
    }

    private void moveClocks(String act, FilingProcedure procedure, LocalDate day, WorkingDays workingDays) {
        for (var clock : procedure.clocks()) {
            if (clock.startedBy().contains(act)) {
                clocks.removeIf(run -> run.code().equals(clock.code()));
                clocks.add(ClockRun.started(clock, day, workingDays));
            }
            clocks.replaceAll(run -> run.code().equals(clock.code()) ? moved(run, clock, act, day) : run);
            clocks.replaceAll(run -> run.code().equals(clock.code()) ? run.counted(clock, workingDays) : run);
        }
    }

    private static ClockRun moved(ClockRun run, FilingProcedure.Clock clock, String act, LocalDate day) {
        if (run.endedOn() != null) return run;
        if (clock.endedBy().contains(act)) return run.ended(day);
        if (clock.pausedBy().contains(act) && run.isRunning()) return run.paused(day);
        if (clock.resumedBy().contains(act) && run.isPaused()) return run.resumed(day);
        return run;
    }

    private FilingState changed(FilingState.Change change) {
        nextDue = clocks.stream()
                .filter(ClockRun::isRunning)
                .map(ClockRun::due)
                .min(LocalDate::compareTo)
                .orElse(null);
        nextRevision();
        return state(change);
    }

    public FilingState state() {
        return state(null);
    }

    private FilingState state(FilingState.Change change) {
        return new FilingState(
                id,
                institution.uscc(),
                institution.name(),
                institution.regionCode(),
                rulesId,
                kind,
                List.of(subjects),
                status,
                stage,
                slots,
                List.of(documents),
                List.of(reasons),
                submittedOn,
                decidedOn,
                verifiedOn,
                clocks.stream().map(FilingState.ClockState::of).toList(),
                nextDue,
                clocks.stream().anyMatch(run -> run.isRunning() && run.provisional()),
                List.copyOf(letters),
                supersededBy,
                change,
                revision());
    }

    public UUID id() {
        return id;
    }

    Registration institution() {
        return institution;
    }

    UUID rulesId() {
        return rulesId;
    }

    FilingKind kind() {
        return kind;
    }

    List<String> subjects() {
        return List.of(subjects);
    }

    String status() {
        return status;
    }

    int slots() {
        return slots;
    }

    List<ClockRun> clocks() {
        return List.copyOf(clocks);
    }

    /** The filing that took its place; null while none has. */
    UUID supersededBy() {
        return supersededBy;
    }

    /** No later act may lie before this day. */
    LocalDate lastActOn() {
        return lastActOn;
    }
}
