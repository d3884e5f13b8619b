package org.tuoyu.institutions.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tuoyu.institutions.filing.FilingProcedure.Stage;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** A filing is seen by whoever sees its institution where it is now: when that moves, its filing moves along. */
@ApplicationScoped
public class Filings implements PanacheRepositoryBase<Filing, UUID> {
    private static final String VISIBLE = "FROM Filing filing JOIN FETCH filing.institution institution"
            + " WHERE institution.regionCode LIKE ?1 AND (?2 IS NULL OR institution.uscc = ?2)";

    Filing require(UUID id, Actor actor) {
        return find(VISIBLE + " AND filing.id = ?3", actor.scope().like(), actor.onlyUscc(), id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("filing", id));
    }

    public List<Filing> visible(UUID after, int limit, String status, Stage stage, String uscc, Actor actor) {
        return find(
                        VISIBLE
                                + " AND filing.id > ?3 AND (?4 IS NULL OR filing.status = ?4) AND (?5 IS NULL OR filing.stage = ?5)"
                                + " AND (?6 IS NULL OR institution.uscc = ?6) ORDER BY filing.id",
                        actor.scope().like(),
                        actor.onlyUscc(),
                        after,
                        status,
                        stage,
                        uscc)
                .page(0, limit)
                .list();
    }

    /** What waits for the authority, the first due first. */
    List<Filing> queue(int limit, Actor actor) {
        return find(
                        VISIBLE + " AND filing.stage = ?3 ORDER BY filing.nextDue NULLS LAST, filing.id",
                        actor.scope().like(),
                        actor.onlyUscc(),
                        Stage.UNDER_REVIEW)
                .page(0, limit)
                .list();
    }

    /** At most one of an institution. */
    Optional<Filing> underWay(String uscc) {
        return find("institution.uscc = ?1 AND stage IN ?2", uscc, List.of(Stage.PREPARING, Stage.UNDER_REVIEW))
                .firstResultOptional();
    }

    /** At most one of an institution. */
    Optional<Filing> inForce(String uscc) {
        return find("institution.uscc = ?1 AND stage = ?2", uscc, Stage.IN_FORCE)
                .firstResultOptional();
    }

    Optional<Filing> supersededBy(UUID id) {
        return find("supersededBy = ?1", id).firstResultOptional();
    }

    /** Those with a running clock whose due day may move once a calendar is known. */
    List<Filing> provisional() {
        return find("SELECT DISTINCT filing FROM Filing filing JOIN filing.clocks run WHERE run.provisional AND run.endedOn IS NULL")
                .list();
    }
}
