package org.tuoyu.targets.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.targets.plan.Plans;

/** Sets by what the units of a plan are evaluated. Until somebody has, the default (evaluation.json) holds. */
@ApplicationScoped
class KeepScheme {
    private static final Kept DEFAULT = new Kept(0, read(KeepScheme.class.getResourceAsStream("/evaluation.json")));

    private final Plans plans;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    /** @param revision 0 for the default */
    record Kept(long revision, Scheme scheme) {}

    private record Row(long revision, String scheme) {}

    KeepScheme(Plans plans, Session session, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The one that was set last. */
    Kept last(UUID plan) {
        return of(plan, Integer.MAX_VALUE);
    }

    /** The one by which a year is evaluated. */
    Kept of(UUID plan, int year) {
        return session.createNativeQuery(
                        """
                        SELECT revision, scheme FROM evaluation_scheme WHERE plan_id = :plan AND from_year <= :year
                        ORDER BY revision DESC LIMIT 1""",
                        Row.class)
                .setParameter("plan", plan)
                .setParameter("year", year)
                .uniqueResultOptional()
                .map(row -> new Kept(
                        row.revision(),
                        read(new ByteArrayInputStream(row.scheme().getBytes(StandardCharsets.UTF_8)))))
                .orElse(DEFAULT);
    }

    @Transactional
    Kept set(UUID planId, Scheme scheme, long expected, Actor actor) {
        var plan = plans.requireOwn(planId, actor);
        check(scheme);
        plans.getEntityManager().lock(plan, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        var before = last(planId);
        if (before.revision() != expected) {
            throw ProblemException.of(412, "changed-since", expected, before.revision());
        }
        if (before.scheme().equals(scheme)) return before;
        var kept = new Kept(expected + 1, scheme);
        session.createNativeMutationQuery(
                        "INSERT INTO evaluation_scheme VALUES (:plan, :revision, :from, :scheme, :at, :by)")
                .setParameter("plan", planId)
                .setParameter("revision", kept.revision())
                .setParameter("from", scheme.fromYear())
                .setParameter("scheme", EventJson.write(scheme))
                .setParameter("at", OffsetDateTime.now(clock))
                .setParameter("by", actor.id())
                .executeUpdate();
        outbox.publish(actor, new SchemeSet(planId, plan.regionCode(), scheme, kept.revision()), before.scheme());
        return kept;
    }

    private static void check(Scheme scheme) {
        var wrong = new ArrayList<Wrong>();
        if (scheme.towns().sum() == 0) wrong.add(new Wrong("/towns", "points-wanted"));
        if (scheme.departments().sum() == 0) wrong.add(new Wrong("/departments", "points-wanted"));
        var from = scheme.grades().stream().map(Scheme.Grade::from).toList();
        if (!from.contains(0)) wrong.add(new Wrong("/grades", "grade-from-zero"));
        if (from.stream().distinct().count() < from.size()) wrong.add(new Wrong("/grades", "grade-twice"));
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    private static Scheme read(InputStream json) {
        try (json) {
            return EventJson.MAPPER.readValue(json, Scheme.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
