package org.tuoyu.targets.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;
import org.tuoyu.targets.spreadsheet.Sheet;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

/**
 * Imports targets, laid out as 附件2 or a row each; only the indicators that the file names change. As a dry run that only tells what it finds, or for good, all of it or nothing. The figures that are
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
    record Outcome(Integer revision, boolean created, List<Finding> findings, List<ReadTarget> targets) {}

    /** @param amendment by which the ledger of an issued plan is changed */
    @Transactional
    Outcome run(UUID planId, byte[] file, Amendment amendment, boolean dryRun, Actor actor) {
        var plan = plans.requireOwn(planId, actor);
        var reading = read(plan, Spreadsheets.read(file), amendment == null ? plan.issuedOn() : amendment.validFrom());
        if (dryRun) return new Outcome(null, false, reading.findings(), reading.targets());
        if (!reading.errors().isEmpty()) {
            throw ProblemException.invalid(reading.errors().stream()
                    .map(finding -> new ProblemException.Wrong(
                            finding.place(), "ledger." + finding.code(), finding.arguments()))
                    .toList());
        }
        reading.targets().stream()
                .filter(one -> one.target().isTooMany())
                .findFirst()
                .ifPresent(one -> {
                    throw ProblemException.invalid(one.regionName(), "ledger.too-many", one.value());
                });
        var inForce = revisions.inForce(planId);
        var targets = new HashSet<Target>();
        var named = reading.targets().stream().map(ReadTarget::indicator).collect(Collectors.toSet());
        inForce.ifPresent(one -> one.targets().stream()
                .filter(target -> !named.contains(target.indicator()))
                .forEach(targets::add));
        reading.targets().forEach(one -> targets.add(one.target()));
        if (inForce.isPresent() && inForce.get().targets().equals(targets)) {
            return new Outcome(inForce.get().number(), false, reading.findings(), reading.targets());
        }
        var revision = revisions.revise(plan, targets, Amendment.wanted(plan, amendment), sha256(file), actor);
        return new Outcome(revision.number(), true, reading.findings(), reading.targets());
    }

    private Reading read(Plan plan, List<Sheet> sheets, LocalDate day) {
        var below = regions.directlyBelow(plan.regionCode(), day);
        var all = new ArrayList<>(below);
        var own = regions.findById(plan.regionCode());
        all.add(new Regions.Place(own.code(), own.name(), null));
        return TargetsReading.of(plan, all, sheets).orElseGet(() -> new LedgerReading(plan, below).read(sheets));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
