package org.tuoyu.institutions.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.institutions.filing.FilingProcedure.Act;
import org.tuoyu.institutions.filing.FilingProcedure.Effect;
import org.tuoyu.institutions.registration.Closed;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** Begins filings and moves them on by the acts of their procedure. */
@ApplicationScoped
public class MoveFiling {
    private final Filings filings;
    private final FilingProcedures procedures;
    private final IssueLetters issueLetters;
    private final Registrations registrations;
    private final StandardsCheck standardsCheck;
    private final ChangeSlots changeSlots;
    private final Disclosed disclosed;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final Clock clock;

    MoveFiling(
            Filings filings,
            FilingProcedures procedures,
            IssueLetters issueLetters,
            Registrations registrations,
            StandardsCheck standardsCheck,
            ChangeSlots changeSlots,
            Disclosed disclosed,
            WorkingDays workingDays,
            Outbox outbox,
            Clock clock) {
        this.filings = filings;
        this.procedures = procedures;
        this.issueLetters = issueLetters;
        this.registrations = registrations;
        this.standardsCheck = standardsCheck;
        this.changeSlots = changeSlots;
        this.disclosed = disclosed;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What an act says.
     *
     * @param day on which it took place; today when null
     * @param documents codes of those handed in
     * @param reasons what is missing, or why it is refused
     */
    record Said(LocalDate day, List<String> documents, List<String> reasons) {}

    /** @param subjects what it is about; a change names at least one */
    @Transactional
    Filing open(String uscc, FilingKind kind, List<String> subjects, Actor actor) {
        var registration = registrations.require(uscc, actor);
        if (registration.cancelledOn() != null) throw ProblemException.conflict("institution-closed", uscc);
        var rules = procedures.inForce(registration.regionCode(), LocalDate.now(clock));
        checkSubjects(kind, subjects, rules.content());
        if (filings.underWay(uscc).isPresent()) throw ProblemException.conflict("filing-open", uscc);
        var inForce = filings.inForce(uscc);
        if (kind != FilingKind.NEW && inForce.isEmpty()) throw ProblemException.conflict("nothing-filed", uscc);
        if (kind == FilingKind.NEW && inForce.isPresent() && subjects.isEmpty()) {
            throw ProblemException.conflict("filed-already", uscc);
        }
        var filing = new Filing(registration, rules.id(), rules.content(), kind, subjects);
        var drafted = filing.draft();
        filings.persist(filing);
        outbox.publish(actor, drafted, null);
        return filing;
    }

    @Transactional
    Filing act(UUID id, long revision, String code, Said said, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var procedure = procedures.of(filing.rulesId());
        var act = filing.allowed(code, procedure);
        if (act.by().stream().noneMatch(actor::has)) throw ProblemException.forbidden("act-of-others", code, act.by());
        perform(filing, procedure, act, said, actor);
        return filing;
    }

    /** What is under way ends with the institution; what is in force stays what it is, without slots. */
    void on(@Observes Closed closed) {
        filings.underWay(closed.uscc()).ifPresent(filing -> {
            performIfPossible(filing, Effect.WITHDRAW, null, closed.registrar());
            if (filing.isUnderWay()) { // its procedure has no withdrawal from there
                var before = filing.state();
                outbox.publish(closed.registrar(), filing.lapse(day(null, filing.lastActOn())), before);
            }
        });
    }

    /** Found conforming by inspections; does nothing when the filing is no longer waiting for it. */
    @Transactional
    public void confirm(UUID id, LocalDate day, Actor actor) {
        var filing = filings.require(id, actor);
        while (filing.supersededBy() != null)
            filing = filings.findById(filing.supersededBy()); // what was seen is of it
        performIfPossible(filing, Effect.CONFIRM, day, actor);
    }

    private void performIfPossible(Filing filing, Effect effect, LocalDate day, Actor actor) {
        var procedure = procedures.of(filing.rulesId());
        var possible = filing.possible(procedure).stream()
                .filter(act -> act.effect() == effect)
                .findFirst();
        possible.ifPresent(act -> {
            // What others found may come late: it counts from the last act on.
            var from = day == null || filing.lastActOn() == null || !day.isBefore(filing.lastActOn())
                    ? day
                    : filing.lastActOn();
            perform(filing, procedure, act, new Said(from, List.of(), List.of()), actor);
        });
    }

    private void perform(Filing filing, FilingProcedure procedure, Act act, Said said, Actor actor) {
        var day = day(said.day(), filing.lastActOn());
        var before = filing.state();
        check(filing, procedure, act, said);
        if (act.effect() == Effect.GRANT) supersede(filing, actor);
        if (act.effect() == Effect.SUBMIT) filing.handIn(slotsOf(filing, procedure), said.documents());
        var issued = issueLetters.issue(filing, procedure, act, day, said.reasons(), actor);
        outbox.publish(actor, filing.act(act, procedure, day, said.reasons(), issued, workingDays), before);
        var wasInForce = before.stage() == FilingProcedure.Stage.IN_FORCE;
        moveSlots(filing, procedure, act, wasInForce, said, actor);
        disclosed.refresh(filing.institution().uscc());
    }

    /** Of an institution one filing is in force. */
    private void supersede(Filing filing, Actor actor) {
        filings.inForce(filing.institution().uscc()).ifPresent(other -> {
            var before = other.state();
            outbox.publish(actor, other.supersede(filing.id()), before);
        });
    }

    /** What it is for: all that there are, or those that are filed already when it is not about slots. */
    private int slotsOf(Filing filing, FilingProcedure procedure) {
        var uscc = filing.institution().uscc();
        if (!countsSlots(filing, procedure)) return changeSlots.filed(uscc);
        var slots = changeSlots.registered(uscc);
        if (slots == 0) throw ProblemException.conflict("no-classes", uscc);
        return slots;
    }

    private void moveSlots(
            Filing filing, FilingProcedure procedure, Act act, boolean wasInForce, Said said, Actor actor) {
        var uscc = filing.institution().uscc();
        switch (act.effect()) {
            case GRANT -> {
                if (filing.kind() == FilingKind.CLOSURE) changeSlots.unfile(uscc, act.nameZh(), said.day(), actor);
                else if (countsSlots(filing, procedure)) changeSlots.file(uscc, filing.slots(), said.day(), actor);
            }
            case REFUSE -> {
                if (wasInForce) takeBack(filing, procedure, said, actor);
            }
            case CONFIRM -> changeSlots.verify(uscc, filing.lastActOn(), actor);
            case SUBMIT, ASK_COMPLETION, WITHDRAW, NOTE -> {}
        }
    }

    /** A receipt is taken back: what a mere change took the place of is in force again, otherwise nothing is. */
    private void takeBack(Filing filing, FilingProcedure procedure, Said said, Actor actor) {
        var uscc = filing.institution().uscc();
        var changed = filing.kind() == FilingKind.CHANGE ? filings.supersededBy(filing.id()) : Optional.<Filing>empty();
        if (changed.isEmpty()) {
            changeSlots.unfile(uscc, String.join("; ", said.reasons()), said.day(), actor);
            return;
        }
        var before = changed.get();
        var was = before.state();
        outbox.publish(actor, before.restore(procedures.of(before.rulesId())), was);
        if (countsSlots(filing, procedure)) changeSlots.file(uscc, before.slots(), said.day(), actor);
    }

    private static boolean countsSlots(Filing filing, FilingProcedure procedure) {
        return filing.kind() == FilingKind.NEW
                || filing.subjects().stream()
                        .anyMatch(code -> procedure.subject(code).orElseThrow().countsSlots());
    }

    private LocalDate day(LocalDate asked, LocalDate notBefore) {
        var today = LocalDate.now(clock);
        var day = asked == null ? today : asked;
        if (day.isAfter(today)) throw ProblemException.invalid("/day", "day-in-future", day.toString());
        if (notBefore != null && day.isBefore(notBefore)) {
            throw ProblemException.conflict("day-before-last", day.toString(), notBefore.toString());
        }
        return day;
    }

    private static void checkSubjects(FilingKind kind, List<String> subjects, FilingProcedure procedure) {
        var known =
                procedure.subjects().stream().map(FilingProcedure.Subject::code).toList();
        if (kind == FilingKind.CHANGE && subjects.isEmpty()) {
            throw ProblemException.invalid("/subjects", "subject-wanted", known);
        }
        for (int i = 0; i < subjects.size(); i++) {
            var code = subjects.get(i);
            var subject = procedure.subject(code);
            if (subject.isEmpty()) throw ProblemException.invalid("/subjects/" + i, "code-unknown", code, known);
            if (subject.get().kind() != kind) {
                throw ProblemException.conflict(
                        "filing-other-kind", code, subject.get().kind());
            }
        }
    }

    /** Everything that is missing in one answer (一次性告知). */
    private void check(Filing filing, FilingProcedure procedure, Act act, Said said) {
        var wrong = new ArrayList<Wrong>();
        if (act.effect() == Effect.SUBMIT) {
            for (int i = 0; i < said.documents().size(); i++) {
                var code = said.documents().get(i);
                if (procedure.documents().stream().noneMatch(one -> one.code().equals(code))) {
                    wrong.add(new Wrong("/documents/" + i, "document-unknown", code));
                }
            }
            procedure.documents().stream()
                    .filter(one -> one.required().contains(filing.kind())
                            && !said.documents().contains(one.code())
                            && (one.ifFact() == null
                                    || standardsCheck.isSo(filing.institution().uscc(), one.ifFact())))
                    .forEach(one -> wrong.add(new Wrong(
                            "/documents", "document-missing", one.code(), one.nameZh(), one.nameEn(), one.source())));
        }
        var asksReasons = act.effect() == Effect.REFUSE || act.effect() == Effect.ASK_COMPLETION;
        if (asksReasons && said.reasons().isEmpty()) wrong.add(new Wrong("/reasons", "reasons-wanted"));
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }
}
