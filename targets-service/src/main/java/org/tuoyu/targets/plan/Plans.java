package org.tuoyu.targets.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** A plan is seen by those above and in its region: a town reads the plan of its district. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<Plan, UUID> {
    private static final String VISIBLE = "(regionCode LIKE ?1 OR regionCode IN ?2)";

    public Plan requireVisible(UUID id, Actor actor) {
        return find(
                        VISIBLE + " AND id = ?3",
                        actor.scope().like(),
                        actor.scope().authorities(),
                        id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("plan", id));
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

    /** The one the page opens with: of the caller's region, else of the nearest above, else of one below. */
    public Plan newest(Actor actor) {
        var authorities = actor.scope().authorities();
        return list("regionCode IN ?1", authorities).stream()
                .max(Comparator.comparing((Plan plan) -> -authorities.indexOf(plan.regionCode()))
                        .thenComparing(Plan::lastYear)
                        .thenComparing(Plan::id))
                .orElseGet(() -> find(
                                "regionCode LIKE ?1 ORDER BY lastYear DESC, id DESC",
                                actor.scope().like())
                        .firstResult());
    }

    Plan named(String regionCode, String documentNumber) {
        return find("regionCode = ?1 AND documentNumber = ?2", regionCode, documentNumber)
                .firstResult();
    }

    /** Whose figures a region's slots count for: the plans of the region and of all above it. */
    public List<Plan> covering(String regionCode) {
        return list("regionCode IN ?1", RegionScope.of(regionCode).authorities());
    }
}
