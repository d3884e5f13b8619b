package org.tuoyu.targets.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** A plan is seen by those above and in its region: a town reads the plan of its district, once it is issued. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<Plan, UUID> {
    private static final String VISIBLE = "(regionCode LIKE ?1 OR (regionCode IN ?2 AND status IN (ISSUED, CLOSED)))";

    public Plan requireVisible(UUID id, Actor actor) {
        return find(
                        VISIBLE + " AND id = ?3",
                        actor.scope().like(),
                        actor.scope().authorities(),
                        id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("plan", id));
    }

    /** The one that a page asks for; none asked for, the latest issued one of the nearest authority at or above the caller. */
    public Plan ofPage(UUID id, Actor actor) {
        if (id != null) return requireVisible(id, actor);
        var authorities = actor.scope().authorities();
        return list("regionCode IN ?1 AND status = ISSUED", authorities).stream()
                .min(Comparator.comparing((Plan plan) -> authorities.indexOf(plan.regionCode()))
                        .thenComparing(Plan::lastYear, Comparator.reverseOrder()))
                .orElseThrow(() -> ProblemException.of(404, "no-plan-issued"));
    }

    /** To change it: only the plan's own authority, or one above. */
    public Plan requireOwn(UUID id, Actor actor) {
        return find("regionCode LIKE ?1 AND id = ?2", actor.scope().like(), id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("plan", id));
    }

    List<Plan> visible(UUID after, int limit, Actor actor) {
        return find(
                        VISIBLE + " AND id > ?3 ORDER BY id",
                        actor.scope().like(),
                        actor.scope().authorities(),
                        after)
                .page(0, limit)
                .list();
    }

    Plan named(String regionCode, String documentNumber) {
        return find("regionCode = ?1 AND documentNumber = ?2 AND status <> WITHDRAWN", regionCode, documentNumber)
                .firstResult();
    }

    /** Issued by the same authority for one of the same years: two promises for one thing. */
    Plan overlapping(Plan plan) {
        return find(
                        "regionCode = ?1 AND id <> ?2 AND status = ISSUED AND firstYear <= ?3 AND lastYear >= ?4",
                        plan.regionCode(),
                        plan.id(),
                        plan.lastYear(),
                        plan.firstYear())
                .firstResult();
    }

    /** Whose figures the slots of regions count for: the issued plans of the regions and of all above them. */
    public List<Plan> covering(Set<String> regionCodes) {
        var authorities = regionCodes.stream()
                .flatMap(code -> RegionScope.of(code).authorities().stream())
                .collect(Collectors.toSet());
        return list("status = ISSUED AND regionCode IN ?1 ORDER BY id", authorities);
    }
}
