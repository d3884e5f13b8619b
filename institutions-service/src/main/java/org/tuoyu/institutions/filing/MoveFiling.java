package org.tuoyu.institutions.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.registration.Closed;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** The acts of the filing procedure. A receipt makes slots filed ones; a refusal after it takes that back. */
@ApplicationScoped
public class MoveFiling {
    private final Filings filings;
    private final FilingRules rules;
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final Clock clock;

    MoveFiling(
            Filings filings,
            FilingRules rules,
            Registrations registrations,
            ChangeSlots changeSlots,
            WorkingDays workingDays,
            Outbox outbox,
            Clock clock) {
        this.filings = filings;
        this.rules = rules;
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Filing open(String uscc, Actor actor) {
        var registration = registrations.require(uscc, actor);
        if (registration.cancelledOn() != null) throw ProblemException.conflict("institution-closed", uscc);
        if (filings.live(uscc).isPresent()) throw ProblemException.conflict("filing-open", uscc);
        var filing = new Filing(registration);
        var drafted = filing.draft();
        filings.persist(filing);
        outbox.publish(actor, drafted, null);
        return filing;
    }

    @Transactional
    Filing submit(UUID id, long revision, List<String> documents, LocalDate day, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var before = filing.state();
        var submittedOn = day(day, null);
        checkDocuments(documents, submittedOn);
        var slots = changeSlots.registered(filing.uscc());
        if (slots == 0) throw ProblemException.conflict("no-classes", filing.uscc());
        var clocks = rules.clocks(submittedOn);
        outbox.publish(
                actor,
                filing.submit(
                        slots,
                        documents,
                        submittedOn,
                        workingDays.deadline(submittedOn, clocks.receiptDays()),
                        workingDays.deadline(submittedOn, clocks.refusalDays())),
                before);
        return filing;
    }

    @Transactional
    Filing giveBack(UUID id, long revision, List<String> missing, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var before = filing.state();
        outbox.publish(actor, filing.giveBack(missing), before);
        return filing;
    }

    @Transactional
    Filing issueReceipt(UUID id, long revision, LocalDate day, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var before = filing.state();
        var issuedOn = day(day, filing.lastDay());
        outbox.publish(actor, filing.issueReceipt(issuedOn), before);
        changeSlots.file(filing.uscc(), filing.slots(), day == null ? null : issuedOn, actor);
        return filing;
    }

    @Transactional
    Filing refuse(UUID id, long revision, List<String> reasons, LocalDate day, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var before = filing.state();
        var refusedOn = day(day, filing.lastDay());
        outbox.publish(actor, filing.refuse(reasons, refusedOn), before);
        changeSlots.unfile(filing.uscc(), String.join("; ", reasons), day == null ? null : refusedOn, actor);
        return filing;
    }

    @Transactional
    Filing verify(UUID id, long revision, LocalDate day, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var before = filing.state();
        var verifiedOn = day(day, filing.lastDay());
        outbox.publish(actor, filing.verify(verifiedOn), before);
        changeSlots.verify(filing.uscc(), verifiedOn, actor);
        return filing;
    }

    @Transactional
    Filing withdraw(UUID id, long revision, Actor actor) {
        var filing = Revisions.require(filings.require(id, actor), revision);
        var before = filing.state();
        outbox.publish(actor, filing.withdraw(), before);
        return filing;
    }

    /** What is under way ends with the institution; a receipt stays what it is, without slots. */
    void on(@Observes Closed closed) {
        filings.live(closed.uscc())
                .filter(filing -> filing.status().next().contains(FilingStatus.WITHDRAWN))
                .ifPresent(filing -> {
                    var before = filing.state();
                    outbox.publish(closed.registrar(), filing.withdraw(), before);
                });
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

    /** Everything missing in one answer (一次性告知). */
    private void checkDocuments(List<String> documents, LocalDate day) {
        var known = rules.documents(day);
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < documents.size(); i++) {
            var code = documents.get(i);
            if (known.stream().noneMatch(one -> one.code().equals(code))) {
                wrong.add(new Wrong("/documents/" + i, "document-unknown", code));
            }
        }
        known.stream()
                .filter(one -> one.required() && !documents.contains(one.code()))
                .forEach(one -> wrong.add(new Wrong(
                        "/documents", "document-missing", one.code(), one.nameZh(), one.nameEn(), one.source())));
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }
}
