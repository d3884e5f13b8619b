package org.tuoyu.institutions.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** A filing is seen by whoever sees its institution where it is now: when that moves, its filing moves along. */
@ApplicationScoped
class Filings implements PanacheRepositoryBase<Filing, UUID> {
    private static final String VISIBLE = "FROM Filing filing JOIN FETCH filing.institution institution"
            + " WHERE institution.regionCode LIKE ?1 AND (?2 IS NULL OR institution.uscc = ?2)";

    Filing require(UUID id, Actor actor) {
        return find(VISIBLE + " AND filing.id = ?3", actor.scope().like(), actor.onlyUscc(), id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("filing", id));
    }

    List<Filing> visible(UUID after, int limit, FilingStatus status, Actor actor) {
        return find(
                        VISIBLE + " AND filing.id > ?3 AND (?4 IS NULL OR filing.status = ?4) ORDER BY filing.id",
                        actor.scope().like(),
                        actor.onlyUscc(),
                        after,
                        status)
                .page(0, limit)
                .list();
    }

    /** An institution has one filing under way or in force. */
    Optional<Filing> live(String uscc) {
        return find(
                        "institution.uscc = ?1 AND status NOT IN ?2",
                        uscc,
                        List.of(FilingStatus.REFUSED, FilingStatus.WITHDRAWN))
                .firstResultOptional();
    }
}
