package org.tuoyu.targets.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Who has to report. A town sees its own, a district those of its departments and of all its towns. */
@ApplicationScoped
class Duties implements PanacheRepositoryBase<Duty, UUID> {
    Duty required(UUID id, Actor actor) {
        return find(
                        "id = ?1 AND regionCode LIKE ?2 AND milestone.withdrawn = false",
                        id,
                        actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("duty", id));
    }

    List<Duty> of(UUID planId, RegionScope scope) {
        return list(
                "FROM Duty duty JOIN FETCH duty.milestone milestone WHERE duty.planId = ?1 AND duty.regionCode LIKE ?2"
                        + " AND milestone.withdrawn = false ORDER BY milestone.dueDay, milestone.id, duty.id",
                planId,
                scope.like());
    }

    List<Duty> of(Milestone milestone) {
        return list("milestone = ?1 ORDER BY id", milestone);
    }

    /** Late, without an accepted or a waiting report, and not yet told. */
    List<Duty> toTell(LocalDate today, int limit) {
        return find(
                        "toldLate = false AND status IN (OPEN, SENT_BACK) AND milestone.dueDay < ?1"
                                + " AND milestone.withdrawn = false ORDER BY id",
                        today)
                .page(0, limit)
                .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
