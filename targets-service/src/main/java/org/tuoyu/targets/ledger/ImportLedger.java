package org.tuoyu.targets.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
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
    private final Revisions revisions;
    private final Outbox outbox;
    private final Clock clock;

    ImportLedger(Plans plans, Regions regions, Revisions revisions, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.regions = regions;
        this.revisions = revisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationScoped
    static class Revisions implements PanacheRepositoryBase<LedgerRevision, UUID> {
        Optional<LedgerRevision> inForce(UUID planId) {
            return find("planId = ?1 ORDER BY number DESC", planId).firstResultOptional();
        }
    }

    /** @param revision null for a dry run, and when the file has errors */
    record Outcome(Integer revision, boolean created, List<Finding> findings, List<LedgerReading.Target> targets) {}

    @Transactional
    Outcome run(UUID planId, byte[] file, boolean dryRun, Actor actor) {
        var plan = plans.requireOwn(planId, actor);
        var reading = new LedgerReading(plan, regions.directlyBelow(plan.regionCode())).read(Spreadsheets.read(file));
        if (dryRun) return new Outcome(null, false, reading.findings(), reading.targets());
        if (reading.hasErrors()) {
            throw ProblemException.invalid(reading.findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                    .map(finding -> new ProblemException.Wrong(
                            finding.place(), "ledger." + finding.code(), finding.arguments()))
                    .toList());
        }
        var inForce = revisions.inForce(planId);
        var targets = reading.targets().stream()
                .map(one -> new LedgerRevision.Target(one.regionCode(), one.year(), one.slots()))
                .toList();
        if (inForce.isPresent() && Set.copyOf(inForce.get().targets()).equals(Set.copyOf(targets))) {
            return new Outcome(inForce.get().number(), false, reading.findings(), reading.targets());
        }
        var number = inForce.map(LedgerRevision::number).orElse(0) + 1;
        revisions.persist(
                new LedgerRevision(planId, number, OffsetDateTime.now(clock), actor.id(), sha256(file), targets));
        var revised = new LedgerRevised(
                planId,
                plan.regionCode(),
                number,
                reading.targets().stream()
                        .map(one -> new LedgerRevised.Target(one.regionCode(), one.year(), one.slots()))
                        .toList(),
                plan.ledgerRevised());
        outbox.publish(actor, revised, inForce.map(LedgerRevision::targets).orElse(null));
        return new Outcome(number, true, reading.findings(), reading.targets());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
