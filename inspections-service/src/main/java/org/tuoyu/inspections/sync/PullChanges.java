package org.tuoyu.inspections.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.inspections.checklist.Checklists;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.inspections.visit.VisitsOfDevices;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** What has changed for a device since it pulled last. */
@ApplicationScoped
class PullChanges {
    private final VisitsOfDevices visits;
    private final KnownInstitutions knownInstitutions;
    private final Checklists checklists;
    private final ObjectMapper json;
    private final Session session;

    private record Change(String kind, String key, String regionCode, long place) {}

    private record Place(Long place) {}

    PullChanges(
            VisitsOfDevices visits,
            KnownInstitutions knownInstitutions,
            Checklists checklists,
            ObjectMapper json,
            Session session) {
        this.checklists = checklists;
        this.visits = visits;
        this.knownInstitutions = knownInstitutions;
        this.json = json;
        this.session = session;
    }

    enum Kind {
        VISIT,
        INSTITUTION,
        /** A version for the device's region or one above it: the nearest region's that has begun last is the one in force. */
        CHECKLIST
    }

    /**
     * One thing that the device has to know.
     *
     * @param key with the kind it names the thing: a visit by its id, an institution by its code, a checklist by the id of its version
     * @param deleted the device forgets it: it is gone, or not for this device any more
     * @param content as its own address shows it; null when deleted
     */
    public record Item(Kind kind, String key, boolean deleted, JsonNode content) {}

    /**
     * @param resync the device forgets all that it has pulled and begins again with {@code next}; what it captured it keeps
     * @param more whether to pull again at once
     */
    record Pulled(List<Item> items, SyncCursor next, boolean more, boolean resync) {}

    @Transactional
    Pulled pull(SyncCursor cursor, int limit, Actor actor) {
        givePlaces();
        var start = SyncCursor.start(actor);
        if (cursor != null && (!cursor.isOf(actor) || cursor.place() > last())) {
            return new Pulled(List.of(), start, true, true);
        }
        var from = cursor == null ? start : cursor;
        var changes = session.createNativeQuery(
                        """
                        SELECT kind, key, region_code, place FROM sync_change
                        WHERE place > :after AND (region_code LIKE :scope OR (kind = 'CHECKLIST' AND region_code IN (:above))
                            OR (:again AND EXISTS (SELECT 1 FROM unnest(left_codes) left_code WHERE left_code LIKE :scope)))
                        ORDER BY place LIMIT :most""",
                        Change.class)
                .setParameter("after", from.place())
                .setParameter("again", from.place() > 0)
                .setParameter("scope", actor.scope().like())
                .setParameter("above", actor.scope().authorities())
                .setParameter("most", limit + 1)
                .getResultList();
        var more = changes.size() > limit;
        var some = more ? changes.subList(0, limit) : changes;
        var next = some.isEmpty() ? from : start.at(some.get(some.size() - 1).place());
        var items = items(some, actor);
        // A device that begins has nothing to forget.
        return new Pulled(
                from.place() > 0
                        ? items
                        : items.stream().filter(one -> !one.deleted()).toList(),
                next,
                more,
                false);
    }

    private List<Item> items(List<Change> changes, Actor actor) {
        var scope = actor.scope();
        var mine = visits.of(ids(keys(changes, Kind.VISIT, scope)), actor).stream()
                .collect(Collectors.toMap(one -> one.visitId().toString(), Function.identity()));
        var near = knownInstitutions.all(keys(changes, Kind.INSTITUTION, scope)).stream()
                .collect(Collectors.toMap(KnownInstitution::uscc, Function.identity()));
        var points = checklists
                .versions(ids(changes.stream()
                        .filter(one -> one.kind().equals(Kind.CHECKLIST.name()))
                        .map(Change::key)
                        .toList()))
                .stream()
                .collect(Collectors.toMap(one -> one.id().toString(), Function.identity()));
        var contents = Map.of(Kind.VISIT, mine, Kind.INSTITUTION, near, Kind.CHECKLIST, points);
        return changes.stream()
                .map(change -> {
                    var kind = Kind.valueOf(change.kind());
                    var content = contents.get(kind).get(change.key());
                    return new Item(
                            kind, change.key(), content == null, content == null ? null : json.valueToTree(content));
                })
                .toList();
    }

    private static List<UUID> ids(List<String> keys) {
        return keys.stream().map(UUID::fromString).toList();
    }

    private static List<String> keys(List<Change> changes, Kind kind, RegionScope scope) {
        return changes.stream()
                .filter(one -> one.kind().equals(kind.name()) && scope.covers(one.regionCode()))
                .map(Change::key)
                .toList();
    }

    /** Only what is committed is seen here and gets a place; what is committed or changing still gets a later one. */
    private void givePlaces() {
        var waiting = session.createNativeQuery(
                        "SELECT CAST(min(1) AS bigint) AS place FROM (SELECT 1 FROM sync_change WHERE place IS NULL LIMIT 1) one",
                        Place.class)
                .getSingleResult();
        if (waiting.place() == null) return;
        session.createNativeQuery(
                        "SELECT CAST(1 AS bigint) AS place FROM (SELECT pg_advisory_xact_lock(hashtext('sync_place'))) one",
                        Place.class)
                .getSingleResult();
        session.createNativeMutationQuery(
                        """
                        UPDATE sync_change SET place = nextval('sync_place') WHERE (kind, key) IN (
                            SELECT kind, key FROM sync_change WHERE place IS NULL FOR UPDATE SKIP LOCKED)""")
                .executeUpdate();
    }

    private long last() {
        var last = session.createNativeQuery("SELECT max(place) AS place FROM sync_change", Place.class)
                .getSingleResult();
        return last.place() == null ? 0 : last.place();
    }
}
