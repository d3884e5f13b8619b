package org.tuoyu.targets.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;

/**
 * Imports a ledger: as a dry run that only tells what it finds, or for good, all of it or nothing. The figures that are
 * in force already make no new revision.
 */
@ApplicationScoped
class ImportLedger {
    private final Plans plans;
    private final Regions regions;
    private final LedgerRevisions revisions;

    ImportLedger(Plans plans, Regions regions, LedgerRevisions revisions) {
        this.plans = plans;
        this.regions = regions;
        this.revisions = revisions;
    }

    /** @param revision null for a dry run, and when the file has errors */
    record Outcome(Integer revision, boolean created, List<Finding> findings, List<LedgerReading.Target> targets) {}

    /** @param amendment by which the ledger of an issued plan is changed */
    @Transactional
    Outcome run(UUID planId, byte[] file, Amendment amendment, boolean dryRun, Actor actor) {
        var plan = plans.requireOwn(planId, actor);
        var day = amendment == null ? plan.issuedOn() : amendment.validFrom();
        var reading =
                new LedgerReading(plan, regions.directlyBelow(plan.regionCode(), day)).read(Spreadsheets.read(file));
        if (dryRun) return new Outcome(null, false, reading.findings(), reading.targets());
        if (reading.hasErrors()) {
            throw ProblemException.invalid(reading.findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                    .map(finding -> new ProblemException.Wrong(
                            finding.place(), "ledger." + finding.code(), finding.arguments()))
                    .toList());
        }
        var slots = reading.targets().stream()
                .map(one -> LedgerRevision.Target.slots(one.regionCode(), one.year(), one.slots()))
                .collect(Collectors.toSet());
        var inForce = revisions.inForce(planId);
        var targets =
                inForce.map(one -> one.replacing(LedgerRevision.SLOTS, slots)).orElse(slots);
        if (inForce.isPresent() && inForce.get().targets().equals(targets)) {
            return new Outcome(inForce.get().number(), false, reading.findings(), reading.targets());
        }
        var revision = revisions.revise(plan, targets, Amendment.wanted(plan, amendment), sha256(file), actor);
        return new Outcome(revision.number(), true, reading.findings(), reading.targets());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
