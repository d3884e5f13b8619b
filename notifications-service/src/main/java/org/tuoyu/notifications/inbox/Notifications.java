package org.tuoyu.notifications.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** The notifications, each for those who may see its inbox ({@link InboxScope}). */
@ApplicationScoped
class Notifications implements PanacheRepositoryBase<Notification, UUID> {
    /** Of each district of a city as many as are wanted, and of those as many as are wanted. */
    private static final String BY_DISTRICT =
            """
            WITH RECURSIVE district (code) AS (
                SELECT min(recipient_district) FROM notification WHERE recipient_district >= :city
                UNION ALL
                SELECT (SELECT min(recipient_district) FROM notification WHERE recipient_district > district.code)
                FROM district WHERE left(district.code, 4) = :city)
            SELECT one.* FROM district CROSS JOIN LATERAL (%s) one WHERE left(district.code, 4) = :city %s LIMIT :limit""";

    private final Session session;

    /**
     * Which ones. Null: whichever.
     *
     * @param open true: something is wanted still, the urgent ones first; otherwise the newest first
     */
    record Filter(Boolean open, String department, String clause, String eventType) {
        static final Filter NONE = new Filter(null, null, null, null);
    }

    Notifications(Session session) {
        this.session = session;
    }

    Notification require(UUID id, Actor actor) {
        var parameters = new HashMap<String, Object>(Map.of("id", id));
        var visible = InboxScope.visible(actor, null, parameters);
        return one("SELECT * FROM notification WHERE id = :id AND " + visible, parameters, id);
    }

    /** To act on: only the recipient's own. */
    Notification requireOwn(UUID id, Actor actor) {
        var found = require(id, actor);
        if (!InboxScope.isOwn(found.recipientRegion(), found.recipientDepartment(), actor)) {
            throw ProblemException.forbidden("inbox-not-yours");
        }
        return found;
    }

    private Notification one(String sql, Map<String, Object> parameters, UUID id) {
        var query = session.createNativeQuery(sql, Notification.class);
        parameters.forEach(query::setParameter);
        return query.uniqueResultOptional().orElseThrow(() -> ProblemException.notFound("notification", id));
    }

    List<Notification> list(Filter filter, Cursor after, int limit, Actor actor) {
        var parameters = new HashMap<String, Object>();
        var byDistrict = InboxScope.isByDistrict(actor);
        var rows = new StringBuilder("SELECT * FROM notification WHERE ")
                .append(
                        byDistrict
                                ? InboxScope.ofDistrict("district.code", filter.department(), parameters)
                                : InboxScope.visible(actor, filter.department(), parameters));
        if (byDistrict) parameters.put("city", actor.scope().prefix());
        var urgentFirst = Boolean.TRUE.equals(filter.open());
        if (filter.open() != null) rows.append(urgentFirst ? " AND closed_at IS NULL" : " AND closed_at IS NOT NULL");
        if (filter.clause() != null) {
            rows.append(" AND clause = :clause");
            parameters.put("clause", filter.clause());
        }
        if (filter.eventType() != null) {
            rows.append(" AND event_type = :type");
            parameters.put("type", filter.eventType());
        }
        var last = Place.of(after);
        if (last != null) {
            rows.append(urgentFirst ? " AND (urgent, id) < (:urgent, :last)" : " AND id < :last");
            parameters.put("last", last.id());
            if (urgentFirst) parameters.put("urgent", last.urgent());
        }
        var order = urgentFirst ? " ORDER BY urgent DESC, id DESC" : " ORDER BY id DESC";
        rows.append(order).append(" LIMIT :limit");
        parameters.put("limit", limit);
        var query = session.createNativeQuery(
                byDistrict ? BY_DISTRICT.formatted(rows, order) : rows.toString(), Notification.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** All that was told of one event: who leads sees what those do who co-operate. */
    List<Notification> ofEvent(UUID event) {
        return list("eventId = ?1 ORDER BY id", event);
    }

    /** Those that wait about a subject, told of before a moment. */
    List<Notification> open(String subject, List<String> kinds, OffsetDateTime until) {
        return list(
                "subject = ?1 AND eventType IN ?2 AND closedAt IS NULL AND occurredAt <= ?3 ORDER BY id",
                subject,
                kinds,
                until);
    }

    static Cursor after(Notification one) {
        return Cursor.of((one.urgent() ? "t" : "f") + one.id());
    }

    private record Place(boolean urgent, UUID id) {
        static Place of(Cursor cursor) {
            if (cursor == null || cursor.key().isEmpty()) return null;
            return new Place(
                    cursor.key().charAt(0) == 't', new Cursor(cursor.key().substring(1)).uuid());
        }
    }
}
