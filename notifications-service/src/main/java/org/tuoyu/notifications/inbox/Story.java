package org.tuoyu.notifications.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.identity.Actor;

/** What happened to a notification, in order. */
@ApplicationScoped
class Story {
    private final Session session;

    /** @param act as the events name it */
    public record Act(Instant at, String act, String actorName, String text) {}

    Story(Session session) {
        this.session = session;
    }

    void add(UUID notification, Instant at, String act, Actor actor, String text) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO notification_act (id, notification_id, at, act, actor, actor_name, text)
                        VALUES (:id, :notification, :at, :act, :actor, :name, :text)""")
                .setParameter("id", Ids.next())
                .setParameter("notification", notification)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("act", act)
                .setParameter("actor", actor.id())
                .setParameter("name", actor.name())
                .setParameter("text", text)
                .executeUpdate();
    }

    List<Act> of(UUID notification) {
        return session.createNativeQuery(
                        "SELECT at, act, actor_name, text FROM notification_act WHERE notification_id = :id ORDER BY id",
                        Act.class)
                .setParameter("id", notification)
                .getResultList();
    }
}
