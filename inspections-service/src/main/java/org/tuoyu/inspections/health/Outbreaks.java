package org.tuoyu.inspections.health;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

@ApplicationScoped
class Outbreaks implements PanacheRepositoryBase<Outbreak, UUID> {
    private final Outbox outbox;
    private final Clock clock;

    Outbreaks(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Outbreak require(UUID id, Actor actor) {
        return find(
                        "id = ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3)",
                        id,
                        actor.scope().like(),
                        actor.onlyUscc())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("outbreak", id));
    }

    List<Outbreak> after(UUID after, int limit, Boolean reported, Actor actor) {
        return find(
                        "id > ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3)"
                                + " AND (?4 IS NULL OR (?4 = TRUE AND reportedAt IS NOT NULL) OR (?4 = FALSE AND reportedAt IS NULL))"
                                + " ORDER BY id",
                        after,
                        actor.scope().like(),
                        actor.onlyUscc(),
                        reported)
                .page(0, limit)
                .list();
    }

    /** The same cases are signalled once: a window that reaches into one that was signalled is not another. */
    boolean isKnown(String uscc, Outbreak.Signal signal) {
        return count(
                        "institution.uscc = ?1 AND className = ?2 AND symptom = ?3 AND day > ?4 AND day < ?5",
                        uscc,
                        signal.className(),
                        signal.symptom(),
                        signal.day().minusDays(signal.days()),
                        signal.day().plusDays(signal.days()))
                > 0;
    }

    /** @return whether there was one that was not reported in time: of several replicas each takes another */
    @Transactional
    boolean tellNextOverdue(Instant now) {
        var next = find("reportedAt IS NULL AND NOT overdueTold AND reportBy < ?1 ORDER BY id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list();
        for (var outbreak : next) {
            var before = outbreak.state();
            outbox.publish(Actor.theClock(), outbreak.overdue(), before);
        }
        return !next.isEmpty();
    }

    @Transactional
    Outbreak report(UUID id, long revision, String report, Actor actor) {
        var outbreak = Revisions.require(require(id, actor), revision);
        var before = outbreak.state();
        outbox.publish(actor, outbreak.report(report, clock.instant()), before);
        return outbreak;
    }
}
