package org.tuoyu.inspections.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.inspections.known.KnownPlans;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Takes incidents, and who was told of them. */
@ApplicationScoped
class Incidents implements PanacheRepositoryBase<Incident, UUID> {
    private static final RuleKind KIND = new RuleKind("incidents", IncidentRules.class);
    private static final int FIRST_YEAR = 2000;
    private final KnownInstitutions knownInstitutions;
    private final KnownPlans knownPlans;
    private final RuleSets ruleSets;
    private final Outbox outbox;
    private final Clock clock;

    Incidents(
            KnownInstitutions knownInstitutions, KnownPlans knownPlans, RuleSets ruleSets, Outbox outbox, Clock clock) {
        this.knownInstitutions = knownInstitutions;
        this.knownPlans = knownPlans;
        this.ruleSets = ruleSets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    Incident require(UUID id, Actor actor) {
        return find(
                        "id = ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3)",
                        id,
                        actor.scope().like(),
                        actor.onlyUscc())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("incident", id));
    }

    List<Incident> after(UUID after, int limit, Actor actor) {
        return find(
                        "id > ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3) ORDER BY id",
                        after,
                        actor.scope().like(),
                        actor.onlyUscc())
                .page(0, limit)
                .list();
    }

    @Transactional
    Incident report(String uscc, String kindCode, OffsetDateTime occurredAt, String description, Actor actor) {
        var only = actor.onlyUscc();
        if (only != null && !only.equals(uscc)) throw ProblemException.notFound("institution", uscc);
        var institution = knownInstitutions.require(uscc, actor.scope());
        var now = clock.instant();
        if (occurredAt.getYear() < FIRST_YEAR)
            throw ProblemException.invalid("/occurredAt", "time-too-old", String.valueOf(FIRST_YEAR));
        if (occurredAt.toInstant().isAfter(now)) throw ProblemException.invalid("/occurredAt", "time-in-future");
        var day = LocalDate.ofInstant(occurredAt.toInstant(), clock.getZone());
        var rules = ruleSets.inForce(KIND, IncidentRules.class, institution.regionCode(), LocalDate.now(clock))
                .content();
        var kind = rules.kind(kindCode)
                .orElseThrow(() -> ProblemException.invalid(
                        "/kind",
                        "incident-kind",
                        kindCode,
                        rules.kinds().stream().map(IncidentRules.Kind::code).toList()));
        var clause = knownPlans.clauseOf(kind.matter(), institution.regionCode());
        var happened = new Incident.Happened(occurredAt.toInstant(), day, description);
        var incident = new Incident(institution, kind, happened, clause, actor.id(), now);
        var reported = incident.report();
        persist(incident);
        outbox.publish(actor, reported, null);
        return incident;
    }

    /** @return whether there was one of which somebody was not told in time: of several replicas each takes another */
    @Transactional
    boolean tellNextOverdue(Instant now) {
        var next = find(
                        "FROM Incident i WHERE NOT i.overdueTold AND EXISTS (SELECT 1 FROM Incident same JOIN same.chain step"
                                + " WHERE same.id = i.id AND step.toldAt IS NULL AND step.tellBy < ?1) ORDER BY i.id",
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list();
        for (var incident : next) {
            var before = incident.state();
            outbox.publish(Actor.theClock(), incident.overdue(), before);
        }
        return !next.isEmpty();
    }

    /** Said by an officer of the department that was told, or by the manager who told it. */
    @Transactional
    Incident told(UUID id, long revision, String department, Actor actor) {
        var incident = Revisions.require(require(id, actor), revision);
        if (!actor.has(Role.INSPECTION_MANAGER) && !department.equals(actor.department())) {
            throw ProblemException.forbidden("department-of-others", department);
        }
        var before = incident.state();
        outbox.publish(actor, incident.told(department, actor.id(), clock.instant()), before);
        return incident;
    }
}
