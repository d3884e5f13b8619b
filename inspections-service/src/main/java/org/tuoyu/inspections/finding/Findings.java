package org.tuoyu.inspections.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
class Findings implements PanacheRepositoryBase<Finding, UUID> {
    /** An institution sees its own. */
    Finding require(UUID id, Actor actor) {
        return find(
                        "id = ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3)",
                        id,
                        actor.scope().like(),
                        actor.onlyUscc())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("finding", id));
    }

    List<Finding> after(UUID after, int limit, String uscc, Boolean open, Actor actor) {
        return find(
                        "id > ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3)"
                                + " AND (?5 IS NULL OR institution.uscc = ?5)"
                                + " AND (?4 IS NULL OR (?4 = TRUE AND liftedOn IS NULL) OR (?4 = FALSE AND liftedOn IS NOT NULL)) ORDER BY id",
                        after,
                        actor.scope().like(),
                        uscc,
                        open,
                        actor.onlyUscc())
                .page(0, limit)
                .list();
    }

    List<Finding> open(String uscc) {
        return list("institution.uscc = ?1 AND liftedOn IS NULL", uscc);
    }

    boolean allLifted(UUID visit) {
        return count("visitId = ?1 AND liftedOn IS NULL", visit) == 0;
    }

    /** Nobody else sees it until the end of the transaction. */
    Optional<Finding> nextWithStepOn(LocalDate day) {
        return find("nextStepOn <= ?1 ORDER BY nextStepOn, id", day)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
    }

    List<Finding> provisional() {
        return list("dueProvisional AND liftedOn IS NULL");
    }

    /** For the page: what is open and due first. */
    List<Finding> openByDueDay(int limit, RegionScope scope) {
        return find("liftedOn IS NULL AND institution.regionCode LIKE ?1 ORDER BY dueDay, id", scope.like())
                .page(0, limit)
                .list();
    }
}
