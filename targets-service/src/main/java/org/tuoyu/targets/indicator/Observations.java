package org.tuoyu.targets.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** All that was reported, as rows that are never changed; the highest revision of a figure holds. */
@ApplicationScoped
class Observations {
    /** 入托婴幼儿数: the ready indicator that institutions report month by month. */
    private static final String ENROLLED = "children-enrolled";

    private final Session entities;
    private final Clock clock;

    /** @param month 0 for the year as a whole */
    record Key(String indicator, String regionCode, int year, int month) {}

    record Known(BigDecimal value, int revision) {}

    /** What was reported for a region and a year. */
    record Figure(String indicator, String regionCode, int month, BigDecimal value) {}

    Observations(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** What holds of these; nobody else changes them until the end of the transaction. */
    Map<Key, Known> known(List<Key> keys) {
        return entities.doReturningWork(connection -> {
            lock(connection, keys);
            var known = new HashMap<Key, Known>();
            try (var statement = connection.prepareStatement(
                    """
                    SELECT DISTINCT ON (o.indicator, o.region_code, o.year, o.month)
                           o.indicator, o.region_code, o.year, o.month, o.value, o.revision
                    FROM unnest(?, ?, ?, ?) AS asked (indicator, region_code, year, month)
                    JOIN observation o USING (indicator, region_code, year, month)
                    ORDER BY o.indicator, o.region_code, o.year, o.month, o.revision DESC""")) {
                statement.setArray(
                        1,
                        array(
                                connection,
                                "text",
                                keys.stream().map(Key::indicator).toArray()));
                statement.setArray(
                        2,
                        array(
                                connection,
                                "text",
                                keys.stream().map(Key::regionCode).toArray()));
                statement.setArray(
                        3,
                        array(
                                connection,
                                "integer",
                                keys.stream().map(Key::year).toArray()));
                statement.setArray(
                        4,
                        array(
                                connection,
                                "integer",
                                keys.stream().map(Key::month).toArray()));
                var found = statement.executeQuery();
                while (found.next()) {
                    known.put(
                            new Key(found.getString(1), found.getString(2), found.getInt(3), found.getInt(4)),
                            new Known(found.getBigDecimal(5), found.getInt(6)));
                }
            }
            return known;
        });
    }

    private static void lock(Connection connection, List<Key> keys) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended(region, 1)) FROM unnest(?) AS region")) {
            var regions = keys.stream().map(Key::regionCode).distinct().sorted().toArray();
            statement.setArray(1, array(connection, "text", regions));
            statement.execute();
        }
    }

    private static java.sql.Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    void add(List<ObservationsReported.Figure> figures, Actor actor) {
        var now = OffsetDateTime.now(clock);
        entities.doWork(connection -> {
            try (var statement =
                    connection.prepareStatement("INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (var one : figures) {
                    var values = new Object[] {
                        one.indicator(),
                        one.regionCode(),
                        one.year(),
                        one.month() == null ? 0 : one.month(),
                        one.revision(),
                        one.value(),
                        one.evidence(),
                        one.reason(),
                        actor.id(),
                        actor.department(),
                        now
                    };
                    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /**
     * What holds in a region and all below it, of some indicators, as known before an instant. The children enrolled of a
     * month are those that the institutions have reported, where nobody has reported the figure himself.
     */
    List<Figure> within(RegionScope region, int year, List<String> indicators, OffsetDateTime known) {
        if (indicators.isEmpty()) return List.of();
        return entities.createNativeQuery(
                        """
                        WITH reported AS (
                            SELECT DISTINCT ON (indicator, region_code, month) indicator, region_code, month, value
                            FROM observation
                            WHERE region_code LIKE :region AND year = :year AND indicator IN (:indicators)
                                AND known_at < :known
                            ORDER BY indicator, region_code, month, revision DESC)
                        SELECT indicator, region_code, month, value FROM reported
                        UNION ALL
                        (SELECT DISTINCT ON (town_code, month) CAST(:enrolled AS text), town_code, month, CAST(children AS numeric)
                        FROM known_enrolment count
                        WHERE town_code LIKE :region AND year = :year AND :enrolled IN (:indicators) AND known_at < :known
                            AND NOT EXISTS (SELECT 1 FROM reported WHERE indicator = :enrolled
                                AND region_code = count.town_code AND month = count.month)
                        ORDER BY town_code, month, sequence DESC)""",
                        Figure.class)
                .setParameter("region", region.like())
                .setParameter("year", year)
                .setParameter("indicators", indicators)
                .setParameter("enrolled", ENROLLED)
                .setParameter("known", known)
                .getResultList();
    }
}
