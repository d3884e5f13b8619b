package org.tuoyu.targets.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.PlanIssued;
import org.tuoyu.targets.plan.PlanStatus;

/** The states of the targets of all plans; the highest number of a plan is in force. */
@ApplicationScoped
class LedgerRevisions implements PanacheRepositoryBase<LedgerRevision, UUID> {
    private final Outbox outbox;
    private final Clock clock;

    LedgerRevisions(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Optional<LedgerRevision> inForce(UUID planId) {
        return find("planId = ?1 ORDER BY number DESC", planId).firstResultOptional();
    }

    /** In force in any plan, with a target for one of the regions. */
    List<LedgerRevision> naming(Set<String> regionCodes) {
        return find(
                        "FROM LedgerRevision revision WHERE planId IN (SELECT id FROM Plan WHERE status <> WITHDRAWN) AND number = (SELECT max(number) FROM LedgerRevision latest"
                                + " WHERE latest.planId = revision.planId) AND EXISTS (SELECT 1 FROM revision.targets target"
                                + " WHERE target.regionCode IN ?1) ORDER BY id",
                        regionCodes)
                .list();
    }

    /** The next state; the same targets again make none. */
    LedgerRevision revise(Plan plan, Set<Target> targets, Amendment by, String fileSha256, Actor actor) {
        var before = inForce(plan.id());
        if (before.isPresent() && before.get().targets().equals(targets)) return before.get();
        var revision = new LedgerRevision(
                plan.id(),
                before.map(LedgerRevision::number).orElse(0) + 1,
                clock.instant(),
                actor.id(),
                by.validFrom(),
                by.documentNumber(),
                by.reason(),
                fileSha256,
                targets);
        persistAndFlush(revision);
        if (plan.status() == PlanStatus.ISSUED || plan.status() == PlanStatus.CLOSED) total(plan, revision);
        outbox.publish(
                actor,
                event(plan, revision),
                before.map(one -> state(one.targets())).orElse(null));
        return revision;
    }

    /** What the plan promises in all, for boards above it. */
    private void total(Plan plan, LedgerRevision revision) {
        getEntityManager()
                .createNativeQuery(
                        """
                        INSERT INTO promise_total
                        SELECT :region, years.year, coalesce((SELECT min(known_at) FROM plan_revision
                                   WHERE plan_id = :plan AND status = 'ISSUED'), :now), :number, :day, :now,
                               (SELECT CAST(coalesce(sum(value) FILTER (WHERE target.region_code = :region),
                                                     sum(value) FILTER (WHERE parent_code = :region)) AS bigint)
                                FROM target JOIN region ON code = target.region_code
                                WHERE revision_id = :revision AND indicator = :slots AND target.year = years.year),
                               :prefix
                        FROM generate_series(:first, :last) AS years (year)""")
                .setParameter("region", plan.regionCode())
                .setParameter("plan", plan.id())
                .setParameter("number", revision.number())
                .setParameter("day", revision.validFrom())
                .setParameter("now", OffsetDateTime.now(clock))
                .setParameter("revision", revision.id())
                .setParameter("slots", Target.SLOTS)
                .setParameter("prefix", RegionScope.of(plan.regionCode()).prefix())
                .setParameter("first", plan.firstYear())
                .setParameter("last", plan.lastYear())
                .executeUpdate();
    }

    /** With the plan its ledger is in force. */
    void on(@Observes PlanIssued issued) {
        inForce(issued.plan().id()).ifPresent(revision -> {
            total(issued.plan(), revision);
            outbox.publish(issued.actor(), event(issued.plan(), revision), null);
        });
    }

    private static LedgerRevised event(Plan plan, LedgerRevision revision) {
        return new LedgerRevised(
                plan.id(),
                plan.regionCode(),
                revision.number(),
                revision.validFrom(),
                revision.act(),
                revision.reason(),
                state(revision.targets()),
                plan.status() == PlanStatus.DRAFT,
                plan.ledgerRevised());
    }

    private static List<Target> state(Set<Target> targets) {
        return targets.stream()
                .sorted(Comparator.comparing(Target::indicator)
                        .thenComparing(Target::regionCode)
                        .thenComparing(Target::year))
                .toList();
    }
}
