package org.tuoyu.institutions.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

@ApplicationScoped
class Filings implements PanacheRepositoryBase<Filing, UUID> {
    private static final String VISIBLE = "regionCode LIKE ?1 AND (?2 IS NULL OR uscc = ?2)";

    Filing require(UUID id, Actor actor) {
        return find(VISIBLE + " AND id = ?3", actor.scope().like(), ownUscc(actor), id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("filing", id));
    }

    List<Filing> visible(UUID after, int limit, FilingStatus status, Actor actor) {
        return find(
                        VISIBLE + " AND id > ?3 AND (?4 IS NULL OR status = ?4) ORDER BY id",
                        actor.scope().like(),
                        ownUscc(actor),
                        after,
                        status)
                .page(0, limit)
                .list();
    }

    /** An institution has one filing under way or in force. */
    boolean hasLive(String uscc) {
        return count("uscc = ?1 AND status NOT IN ?2", uscc, List.of(FilingStatus.REFUSED, FilingStatus.WITHDRAWN)) > 0;
    }

    private static String ownUscc(Actor actor) {
        if (!actor.has(Role.INSTITUTION)) return null;
        return actor.uscc() == null ? "" : actor.uscc();
    }
}
