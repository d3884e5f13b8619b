package org.tuoyu.notifications.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.identity.Actor;

/**
 * Tells when an inbox has changed. It says how the inbox stands, not what came: so it is right after a pause, and with any
 * number of replicas.
 */
@ApplicationScoped
class WatchInbox {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private final Session session;

    /**
     * How an inbox stands.
     *
     * @param open of how many something is wanted, {@code urgent} of them urgent
     * @param newest id of the newest notification; null while there is none
     */
    public record Standing(long open, long urgent, UUID newest) {}

    WatchInbox(Session session) {
        this.session = session;
    }

    Multi<Standing> of(Actor actor) {
        return Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> QuarkusTransaction.requiringNew().call(() -> standing(actor)))
                .skip()
                .repetitions();
    }

    private Standing standing(Actor actor) {
        var parameters = new HashMap<String, Object>();
        var own = InboxScope.own(actor, parameters);
        var query = session.createNativeQuery(
                """
                SELECT (SELECT count(*) FROM notification WHERE %1$s AND closed_at IS NULL),
                       (SELECT count(*) FROM notification WHERE %1$s AND closed_at IS NULL AND urgent),
                       (%2$s)"""
                        .formatted(own, Notifications.newest(own)),
                Standing.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }
}
