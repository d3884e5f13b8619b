package org.tuoyu.inspections.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.inspections.visit.CloseVisit;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** 整改: from the order to its verification, and what follows when it is not made in time. */
@ApplicationScoped
class Rectification {
    private static final RuleKind KIND = new RuleKind("rectification", RectificationRules.class);
    private final Findings findings;
    private final CloseVisit closeVisit;
    private final Photos photos;
    private final RuleSets ruleSets;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final Clock clock;

    Rectification(
            Findings findings,
            CloseVisit closeVisit,
            Photos photos,
            RuleSets ruleSets,
            WorkingDays workingDays,
            Outbox outbox,
            Clock clock) {
        this.findings = findings;
        this.closeVisit = closeVisit;
        this.photos = photos;
        this.ruleSets = ruleSets;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    /** What holds for a finding of that day. */
    Finding.Terms terms(String region, LocalDate day) {
        var rules = ruleSets.inForce(KIND, RectificationRules.class, region, day);
        return new Finding.Terms(rules.id(), rules.content(), workingDays);
    }

    /** What it began under. */
    private Finding.Terms terms(Finding finding, WorkingDays calendar) {
        var rules = ruleSets.of(finding.rulesId(), RectificationRules.class);
        return new Finding.Terms(rules.id(), rules.content(), calendar);
    }

    @Transactional
    Finding answer(UUID id, long revision, String evidence, List<String> shown, Actor actor) {
        var finding = Revisions.require(findings.require(id, actor), revision);
        photos.requireStored("/photos", shown);
        var before = finding.state();
        outbox.publish(actor, finding.answer(evidence, shown, actor.id(), today()), before);
        return finding;
    }

    @Transactional
    Finding giveBack(UUID id, long revision, String reason, Actor actor) {
        var finding = Revisions.require(findings.require(id, actor), revision);
        var before = finding.state();
        var returned = finding.giveBack(reason, actor.id(), today(), terms(finding, workingDays));
        outbox.publish(actor, returned, before);
        return finding;
    }

    @Transactional
    Finding extend(UUID id, long revision, int days, String reason, Actor manager) {
        var finding = Revisions.require(findings.require(id, manager), revision);
        var before = finding.state();
        var extended = finding.extend(days, reason, manager.id(), today(), terms(finding, workingDays));
        outbox.publish(manager, extended, before);
        return finding;
    }

    @Transactional
    Finding proposePenalty(UUID id, long revision, String reason, Actor manager) {
        var finding = Revisions.require(findings.require(id, manager), revision);
        var before = finding.state();
        var rules = terms(finding, workingDays).rules();
        outbox.publish(manager, finding.proposePenalty(rules, reason, manager.id(), today()), before);
        return finding;
    }

    /** @param asked today when null */
    @Transactional
    Finding lift(UUID id, long revision, LocalDate asked, String lifting, Actor actor) {
        var finding = Revisions.require(findings.require(id, actor), revision);
        var day = asked == null ? today() : asked;
        if (day.isAfter(today())) throw ProblemException.invalid("/day", "day-in-future", day.toString());
        closeVisit.hold(finding.visitId()); // of the last two at once the second sees the first
        var before = finding.state();
        outbox.publish(actor, finding.lift(day, lifting, actor.id()), before);
        findings.flush();
        if (findings.allLifted(finding.visitId())) closeVisit.whenReviewed(finding.visitId(), actor);
        return finding;
    }

    /** @return whether there was one whose time has come: of several replicas each takes another */
    @Transactional
    boolean tellNextOverdue(LocalDate day) {
        var found = findings.nextWithStepOn(day);
        if (found.isEmpty()) return false;
        var finding = found.get();
        var before = finding.state();
        outbox.publish(Actor.theClock(), finding.overdue(day, terms(finding, workingDays)), before);
        return true;
    }

    /** @return how many have another deadline by that calendar */
    @Transactional
    int recount(WorkingDays calendar) {
        int changed = 0;
        for (var finding : findings.provisional()) {
            var terms = terms(finding, calendar);
            if (!finding.isRecountedBy(terms)) continue;
            var before = finding.state();
            outbox.publish(Actor.theClock(), finding.recount(today(), terms), before);
            changed++;
        }
        return changed;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
