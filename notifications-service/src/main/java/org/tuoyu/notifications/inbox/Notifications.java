package org.tuoyu.notifications.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
                SELECT %s
                UNION ALL
                SELECT %s FROM district WHERE left(district.code, 4) = :city)
            SELECT one.* FROM district CROSS JOIN LATERAL (%s) one WHERE left(district.code, 4) = :city %s LIMIT :limit""";

    /** The first district from a code on, or after it. */
    private static final String FIRST_DISTRICT =
            """
            least((SELECT min(recipient_district) FROM notification WHERE recipient_district %1$s AND closed_at IS NULL),
                  (SELECT min(recipient_district) FROM notification WHERE recipient_district %1$s AND closed_at IS NOT NULL))""";

    private static final String OPEN = "closed_at IS NULL";
    private static final String CLOSED = "closed_at IS NOT NULL";

    /** Whatever its state: in each of these an index has the notifications of an inbox, or of a district, by their ids. */
    private static final List<String> EACH_BY_ID = List.of(OPEN + " AND urgent", OPEN + " AND NOT urgent", CLOSED);

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
        var wanted = new StringBuilder(
                byDistrict
                        ? InboxScope.ofDistrict("district.code", filter.department(), parameters)
                        : InboxScope.visible(actor, filter.department(), parameters));
        if (filter.clause() != null) {
            wanted.append(" AND clause = :clause");
            parameters.put("clause", filter.clause());
        }
        if (filter.eventType() != null) {
            wanted.append(" AND event_type = :type");
            parameters.put("type", filter.eventType());
        }
        var urgentFirst = Boolean.TRUE.equals(filter.open());
        var last = Place.of(after);
        if (last != null) {
            wanted.append(urgentFirst ? " AND (urgent, id) < (:urgent, :last)" : " AND id < :last");
            parameters.put("last", last.id());
            if (urgentFirst) parameters.put("urgent", last.urgent());
        }
        var order = urgentFirst ? " ORDER BY urgent DESC, id DESC" : " ORDER BY id DESC";
        var rows = first("*", wanted.toString(), states(filter, actor), order + " LIMIT :limit");
        parameters.put("limit", limit);
        if (byDistrict) {
            rows = BY_DISTRICT.formatted(
                    FIRST_DISTRICT.formatted(">= :city"), FIRST_DISTRICT.formatted("> district.code"), rows, order);
            parameters.put("city", actor.scope().prefix());
        }
        var query = session.createNativeQuery(rows, Notification.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /**
     * The first of those wanted, whatever their state; in SQL.
     *
     * @param states conditions, of which a row meets one
     * @param order and how many, {@code ORDER BY … LIMIT …}
     */
    private static String first(String columns, String wanted, List<String> states, String order) {
        return states.stream()
                .map(state ->
                        "(SELECT %s FROM notification WHERE %s AND %s%s)".formatted(columns, wanted, state, order))
                .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") each" + order));
    }

    /** The id of the newest of those wanted; in SQL. */
    static String newest(String wanted) {
        return first("id", wanted, EACH_BY_ID, " ORDER BY id DESC LIMIT 1");
    }

    /** Conditions; a row meets one of them. With one for both PostgreSQL chooses between their indexes and that of the ids. */
    private static List<String> states(Filter filter, Actor actor) {
        if (filter.open() != null) return List.of(filter.open() ? OPEN : CLOSED);
        return InboxScope.isOfManyCities(actor) ? List.of("(%s OR %s)".formatted(OPEN, CLOSED)) : EACH_BY_ID;
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
