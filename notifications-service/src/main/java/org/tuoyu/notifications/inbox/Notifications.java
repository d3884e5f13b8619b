package org.tuoyu.notifications.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

/**
 * Who sees which inbox: a department's officer the one of the department; all others those of their region (a town
 * its own, the plan office and the auditors all of the district).
 */
@ApplicationScoped
class Notifications implements PanacheRepositoryBase<Notification, UUID> {
    private static final String VISIBLE =
            "recipientRegion LIKE ?1 AND (?2 IS NULL OR (recipientDepartment = ?2 AND recipientRegion = ?3))";
    private static final UUID LAST = new UUID(-1, -1);

    Notification require(UUID id, Actor actor) {
        return find(
                        VISIBLE + " AND id = ?4",
                        actor.scope().like(),
                        department(actor),
                        actor.scope().code(),
                        id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("notification", id));
    }

    /** Newest first. */
    List<Notification> before(UUID before, int limit, Boolean open, String department, Actor actor) {
        return find(
                        VISIBLE
                                + " AND id < ?4 AND (?5 IS NULL OR (?5 = TRUE AND acknowledgedAt IS NULL) OR (?5 = FALSE AND acknowledgedAt IS NOT NULL))"
                                + " AND (?6 IS NULL OR recipientDepartment = ?6) ORDER BY id DESC",
                        actor.scope().like(),
                        department(actor),
                        actor.scope().code(),
                        before.equals(new UUID(0, 0)) ? LAST : before,
                        open,
                        department)
                .page(0, limit)
                .list();
    }

    private static String department(Actor actor) {
        if (!actor.has(Role.DEPARTMENT_OFFICER)) return null;
        return actor.department() == null ? "" : actor.department();
    }
}
