package org.tuoyu.institutions.reconciliation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Compares registration and filing, remembers what differs until it is settled, and tells the lead department once a day. */
@ApplicationScoped
class Reconcile {
    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final RuleKind KIND = new RuleKind("reconciliation", ReconciliationRules.class);
    private static final int DISTRICT = 6;
    private static final List<Discrepancy.Status> OPEN =
            List.of(Discrepancy.Status.OPEN, Discrepancy.Status.IN_HAND, Discrepancy.Status.EXPLAINED);

    private static final String FOUND =
            """
            SELECT one.uscc, 'REGISTERED_NOT_FILED' AS kind, CAST(registered_on AS text) AS registered,
                CAST(NULL AS text) AS filed, registered_on AS since_day
            FROM registration one
            WHERE left(region_code, 6) = :district AND cancelled_on IS NULL AND registered_on <= :unfiledSince
                AND NOT EXISTS (SELECT FROM filing WHERE filing.uscc = one.uscc AND stage = 'IN_FORCE')
            UNION ALL
            SELECT one.uscc, differs.kind, differs.registered, differs.filed, coalesce(one.cancelled_on, filing.decided_on)
            FROM registration one JOIN filing ON filing.uscc = one.uscc AND filing.stage = 'IN_FORCE',
                LATERAL (VALUES
                    ('FILED_NOT_REGISTERED', CAST(one.cancelled_on AS text), CAST(filing.decided_on AS text),
                        one.cancelled_on IS NOT NULL),
                    ('NAME_DIFFERS', one.name, filing.filed_name, one.cancelled_on IS NULL AND one.name <> filing.filed_name),
                    ('ADDRESS_DIFFERS', one.address, filing.filed_address,
                        one.cancelled_on IS NULL AND one.address <> filing.filed_address),
                    ('HEAD_DIFFERS', one.head, filing.filed_head, one.cancelled_on IS NULL AND one.head <> filing.filed_head))
                    AS differs(kind, registered, filed, is_so)
            WHERE left(one.region_code, 6) = :district AND differs.is_so""";

    private final Discrepancies discrepancies;
    private final Registrations registrations;
    private final RuleSets ruleSets;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record District(String code) {}

    private record Row(String uscc, String kind, String registered, String filed, LocalDate sinceDay) {
        Discrepancy.Found found() {
            return new Discrepancy.Found(uscc, DiscrepancyKind.valueOf(kind), registered, filed, sinceDay);
        }
    }

    Reconcile(
            Discrepancies discrepancies,
            Registrations registrations,
            RuleSets ruleSets,
            Session session,
            Outbox outbox,
            Clock clock) {
        this.discrepancies = discrepancies;
        this.registrations = registrations;
        this.ruleSets = ruleSets;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationScoped
    static class Discrepancies implements PanacheRepositoryBase<Discrepancy, UUID> {}

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    ReconciliationRules rules(String region) {
        return ruleSets.inForce(KIND, ReconciliationRules.class, region, LocalDate.now(clock))
                .content();
    }

    /** District by district, each in a transaction of its own; one that was done today by another instance is left. */
    @Scheduled(cron = "${tuoyu.reconciliation.cron:0 30 5 * * ?}")
    void everyDay() {
        for (var district : districts()) {
            try {
                daily(district, LocalDate.now(clock));
            } catch (RuntimeException e) { // the others are compared all the same; this one tomorrow
                LOG.errorf(e, "Registration and filing of %s were not compared", district);
            }
        }
    }

    @Transactional
    List<String> districts() {
        return session
                .createNativeQuery("SELECT DISTINCT left(region_code, 6) AS code FROM registration", District.class)
                .getResultList()
                .stream()
                .map(District::code)
                .toList();
    }

    /** @return false when it was done today already */
    @Transactional
    boolean daily(String district, LocalDate today) {
        var isFirst = session.createNativeMutationQuery(
                                "INSERT INTO reconciliation_day VALUES (:district, :day, :at) ON CONFLICT DO NOTHING")
                        .setParameter("district", district)
                        .setParameter("day", today)
                        .setParameter("at", OffsetDateTime.now(clock))
                        .executeUpdate()
                == 1;
        if (!isFirst) return false;
        compare(district, Actor.theClock());
        summarize(district, today);
        return true;
    }

    /** What differs and was not known is opened, what has changed is noted, what agrees again is settled. */
    @Transactional
    void compare(String district, Actor because) {
        var today = LocalDate.now(clock);
        var known = new HashMap<String, Discrepancy>();
        discrepancies
                .find(
                        "FROM Discrepancy known WHERE known.status IN ?1 AND EXISTS (SELECT 1 FROM Registration one"
                                + " WHERE one.uscc = known.uscc AND one.regionCode LIKE ?2)",
                        OPEN,
                        district + "%")
                .list()
                .forEach(one -> known.put(one.uscc() + one.kind(), one));
        var seen = new HashSet<String>();
        for (var row : found(district, today)) {
            var found = row.found();
            seen.add(found.uscc() + found.kind());
            var one = known.get(found.uscc() + found.kind());
            if (one != null && one.isAs(found)) continue;
            var before = one == null ? null : one.state();
            if (one == null) one = new Discrepancy(found);
            var changed = one.find(found, registration(found.uscc()).regionCode());
            discrepancies.persist(one);
            outbox.publish(because, changed, before);
        }
        known.forEach((key, one) -> {
            if (seen.contains(key)) return;
            var before = one.state();
            outbox.publish(because, one.settle(today, registration(one.uscc()).regionCode()), before);
        });
    }

    private List<Row> found(String district, LocalDate today) {
        return session.createNativeQuery(FOUND, Row.class)
                .setParameter("district", district)
                .setParameter("unfiledSince", today.minusDays(rules(district).unfiledAfterDays()))
                .getResultList();
    }

    private void summarize(String district, LocalDate today) {
        var open = new TreeMap<DiscrepancyKind, Integer>();
        LocalDate oldest = null;
        for (var one : open(district)) {
            open.merge(one.kind(), 1, Integer::sum);
            if (oldest == null || one.state().sinceDay().isBefore(oldest))
                oldest = one.state().sinceDay();
        }
        if (open.isEmpty()) return;
        var total = open.values().stream().mapToInt(Integer::intValue).sum();
        outbox.publish(
                Actor.theClock(), new DiscrepanciesSummarized(district, today, total, Map.copyOf(open), oldest), null);
    }

    private List<Discrepancy> open(String district) {
        return discrepancies.list(
                "FROM Discrepancy known WHERE known.endedOn IS NULL AND EXISTS (SELECT 1 FROM Registration one"
                        + " WHERE one.uscc = known.uscc AND one.regionCode LIKE ?1)",
                district + "%");
    }

    List<Discrepancy> visible(Discrepancy.Status status, UUID after, int limit, Actor actor) {
        return discrepancies
                .find(
                        "SELECT known FROM Discrepancy known JOIN Registration one ON one.uscc = known.uscc"
                                + " WHERE one.regionCode LIKE ?1 AND (?2 IS NULL OR known.status = ?2) AND known.id > ?3 ORDER BY known.id",
                        actor.scope().like(),
                        status,
                        after)
                .page(0, limit)
                .list();
    }

    Discrepancy require(UUID id, Actor actor) {
        var one = discrepancies.findById(id);
        if (one == null || !actor.scope().covers(registration(one.uscc()).regionCode())) {
            throw ProblemException.notFound("discrepancy", id);
        }
        return one;
    }

    @Transactional
    Discrepancy take(UUID id, long revision, String owner, Actor actor) {
        var one = Revisions.require(require(id, actor), revision);
        var before = one.state();
        outbox.publish(actor, one.take(owner, registration(one.uscc()).regionCode()), before);
        return one;
    }

    @Transactional
    Discrepancy explain(UUID id, long revision, String note, Actor actor) {
        var one = Revisions.require(require(id, actor), revision);
        var before = one.state();
        outbox.publish(
                actor,
                one.explain(note, LocalDate.now(clock), registration(one.uscc()).regionCode()),
                before);
        return one;
    }

    private Registration registration(String uscc) {
        return registrations.findById(uscc);
    }
}
