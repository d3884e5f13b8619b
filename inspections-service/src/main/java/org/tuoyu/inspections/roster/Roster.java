package org.tuoyu.inspections.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** The inspectors of a region. */
@ApplicationScoped
public class Roster implements PanacheRepositoryBase<Inspector, String> {
    private final Outbox outbox;

    Roster(Outbox outbox) {
        this.outbox = outbox;
    }

    List<Inspector> visible(String after, int limit, Actor actor) {
        return find(
                        "regionCode LIKE ?1 AND account > ?2 ORDER BY account",
                        actor.scope().like(),
                        after)
                .page(0, limit)
                .list();
    }

    Inspector require(String account, Actor actor) {
        return find(
                        "account = ?1 AND regionCode LIKE ?2",
                        account,
                        actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("inspector", account));
    }

    /** @param revision that was read last; 0 for one that is not on record */
    @Transactional
    Inspector record(String account, long revision, Inspector.Content content, Actor manager) {
        var known = findByIdOptional(account);
        if (known.isPresent()) require(account, manager);
        if (!manager.scope().covers(content.regionCode())) throw ProblemException.forbidden("region-not-yours");
        var inspector = Revisions.require(known.orElseGet(() -> new Inspector(account)), revision);
        var before = known.map(Inspector::state).orElse(null);
        outbox.publish(manager, inspector.describe(content), before);
        persist(inspector);
        return inspector;
    }

    /** Those who make visits somewhere in the region: its own, and those of whom it is a part. */
    public List<InspectorRecorded> of(RegionScope region) {
        return find("regionCode LIKE ?1 OR regionCode IN ?2 ORDER BY account", region.like(), region.authorities())
                .stream()
                .map(Inspector::state)
                .toList();
    }
}
