package org.tuoyu.inspections.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
class Visits implements PanacheRepositoryBase<Visit, UUID> {
    Visit require(UUID id, RegionScope scope) {
        return find("id = ?1 AND institution.regionCode LIKE ?2", id, scope.like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("visit", id));
    }

    /** Nobody else changes it until the end of the transaction. */
    Visit locked(UUID id, RegionScope scope) {
        return find("id = ?1 AND institution.regionCode LIKE ?2", id, scope.like())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("visit", id));
    }

    List<Visit> after(UUID after, int limit, String uscc, Visit.Status status, RegionScope scope) {
        return find(
                        "id > ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3) AND (?4 IS NULL OR status = ?4)"
                                + " ORDER BY id",
                        after,
                        scope.like(),
                        uscc,
                        status)
                .page(0, limit)
                .list();
    }

    List<Visit> planned(String uscc) {
        return list("institution.uscc = ?1 AND status IN ?2", uscc, Visit.Status.OPEN);
    }

    /** @param item null for any */
    boolean isPlanned(String uscc, String kind, String item) {
        return count(
                        "institution.uscc = ?1 AND kind = ?2 AND (?3 IS NULL OR item = ?3) AND status IN ?4",
                        uscc,
                        kind,
                        item,
                        Visit.Status.OPEN)
                > 0;
    }

    boolean verifies(UUID filing) {
        return count("filingId = ?1 AND kind = ?2", filing, PlanVisit.VERIFICATION) > 0;
    }
}
