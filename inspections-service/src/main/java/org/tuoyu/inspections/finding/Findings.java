package org.tuoyu.inspections.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
class Findings implements PanacheRepositoryBase<Finding, UUID> {
    Finding require(UUID id, RegionScope scope) {
        return find("id = ?1 AND institution.regionCode LIKE ?2", id, scope.like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("finding", id));
    }

    List<Finding> after(UUID after, int limit, String uscc, Boolean open, RegionScope scope) {
        return find(
                        "id > ?1 AND institution.regionCode LIKE ?2 AND (?3 IS NULL OR institution.uscc = ?3)"
                                + " AND (?4 IS NULL OR (?4 = TRUE AND liftedOn IS NULL) OR (?4 = FALSE AND liftedOn IS NOT NULL)) ORDER BY id",
                        after,
                        scope.like(),
                        uscc,
                        open)
                .page(0, limit)
                .list();
    }

    List<Finding> open(String uscc) {
        return list("institution.uscc = ?1 AND liftedOn IS NULL", uscc);
    }

    /** For the page: what is open and due first. */
    List<Finding> openByDueDay(int limit, RegionScope scope) {
        return find("liftedOn IS NULL AND institution.regionCode LIKE ?1 ORDER BY dueDay, id", scope.like())
                .page(0, limit)
                .list();
    }
}
