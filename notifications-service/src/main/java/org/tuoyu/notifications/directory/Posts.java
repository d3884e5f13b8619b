package org.tuoyu.notifications.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

/** Everybody sees the posts of their region; who may change which is for {@link RecordPost}. */
@ApplicationScoped
class Posts implements PanacheRepositoryBase<Post, UUID> {
    private final Session session;

    Posts(Session session) {
        this.session = session;
    }

    List<Post> after(UUID after, int limit, String department, Actor actor) {
        return find(
                        "regionCode LIKE ?1 AND id > ?2 AND (?3 IS NULL OR department = ?3)"
                                + " AND (?4 IS NULL OR department = ?4) ORDER BY id",
                        actor.scope().like(),
                        after,
                        department,
                        only(actor))
                .page(0, limit)
                .list();
    }

    Post require(UUID id, Actor actor) {
        return find(
                        "id = ?1 AND regionCode LIKE ?2 AND (?3 IS NULL OR department = ?3)",
                        id,
                        actor.scope().like(),
                        only(actor))
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("post", id));
    }

    /** A department's officer and a town's see their own posts, all others those of the region. */
    private static String only(Actor actor) {
        if (actor.has(Role.ADMINISTRATOR) || actor.has(Role.PLAN_MANAGER) || actor.has(Role.AUDITOR)) return null;
        if (actor.has(Role.DEPARTMENT_OFFICER)) return actor.department() == null ? "" : actor.department();
        return Directory.TOWN;
    }

    List<AbsenceState> absences(UUID post) {
        return session.createNativeQuery(
                        "SELECT id, from_day, until_day, stand_in FROM absence WHERE post_id = :post ORDER BY from_day, id",
                        AbsenceState.class)
                .setParameter("post", post)
                .getResultList();
    }

    void add(UUID post, AbsenceState absence) {
        session.createNativeMutationQuery("INSERT INTO absence (id, post_id, from_day, until_day, stand_in)"
                        + " VALUES (:id, :post, :from, :until, CAST(:standIn AS uuid))")
                .setParameter("id", absence.id())
                .setParameter("post", post)
                .setParameter("from", absence.fromDay())
                .setParameter("until", absence.untilDay())
                .setParameter("standIn", absence.standIn())
                .executeUpdate();
    }

    boolean end(UUID post, UUID absence) {
        return session.createNativeMutationQuery("DELETE FROM absence WHERE id = :id AND post_id = :post")
                        .setParameter("id", absence)
                        .setParameter("post", post)
                        .executeUpdate()
                == 1;
    }
}
