package org.tuoyu.institutions.registration;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** Who may see an institution: authorities whose region covers it; an institution's account only itself. */
@ApplicationScoped
public class Registrations implements PanacheRepositoryBase<Registration, String> {
    private static final String VISIBLE = "regionCode LIKE ?1 AND (?2 IS NULL OR uscc = ?2)";

    public Registration require(String uscc, Actor actor) {
        return find(VISIBLE + " AND uscc = ?3", actor.scope().like(), actor.onlyUscc(), uscc)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("institution", uscc));
    }

    /** @param part of the name or the code; null for all */
    public List<Registration> visible(String part, String after, int limit, Actor actor) {
        return find(
                        VISIBLE + " AND uscc > ?3 AND (locate(?4, name) > 0 OR locate(?4, uscc) > 0) ORDER BY uscc",
                        actor.scope().like(),
                        actor.onlyUscc(),
                        after,
                        part == null ? "" : part)
                .page(0, limit)
                .list();
    }
}
