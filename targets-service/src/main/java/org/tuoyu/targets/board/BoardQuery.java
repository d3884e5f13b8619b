package org.tuoyu.targets.board;

/** The one statement that reads a board. Everything in it is asked for on a day and as it was known at an instant. */
final class BoardQuery {
    private BoardQuery() {}

    /** The region and those one level below, as they are cut on a day. */
    private static final String AREA =
            """
            WITH RECURSIVE area AS (
                SELECT region.code, region.prefix, version.name FROM region CROSS JOIN LATERAL (
                    SELECT name, present FROM region_version WHERE region_code = code AND from_day <= :cut AND known_at < :known
                    ORDER BY from_day DESC, revision DESC LIMIT 1) version
                WHERE (code = :region OR parent_code = :region) AND version.present),
            """;

    /** Sums that are kept up with each event: all that is known now. */
    private static final String TOTALS_NOW =
            """
            total AS (
                SELECT region_code AS code, sum(registered) AS registered, sum(filed) AS filed FROM (
                    SELECT region_code, registered, filed FROM slots_by_month
                    WHERE region_code IN (SELECT code FROM area) AND month < date_trunc('month', CAST(:day AS date))
                    UNION ALL
                    SELECT region_code, registered, filed FROM slots_by_day
                    WHERE region_code IN (SELECT code FROM area)
                      AND day BETWEEN date_trunc('month', CAST(:day AS date)) AND :day) change
                GROUP BY 1),
            """;

    /** From the states themselves: what was known at an instant of the past. */
    private static final String TOTALS_KNOWN =
            """
            total AS (
                SELECT area.code, sum(registered) AS registered, sum(filed) AS filed
                FROM area JOIN (
                    SELECT DISTINCT ON (uscc) uscc, region_code, registered, filed FROM known_slots
                    WHERE uscc IN (SELECT uscc FROM known_slots WHERE region_code LIKE :below)
                      AND effective_day <= :day AND known_at < :known
                    ORDER BY uscc, effective_day DESC, sequence DESC) state ON state.region_code LIKE area.prefix || '%'
                GROUP BY 1),
            """;

    /**
     * Institutions in regions that merged or were split up to the day of the cut. Each goes on from change to change: to
     * the only successor, or, of several, to the one where it was on the day of the change; else it stays.
     */
    private static final String MOVED =
            """
            change AS (
                SELECT from_code, day, array_agg(to_code) AS successors FROM region_succession
                WHERE day <= :cut AND known_at < :known AND (from_code LIKE :below OR to_code LIKE :below) GROUP BY 1, 2),
            state AS (
                SELECT here.uscc, state.* FROM (
                    SELECT DISTINCT uscc FROM known_slots WHERE region_code IN (SELECT from_code FROM change)) here
                CROSS JOIN LATERAL (
                    SELECT region_code, registered, filed FROM known_slots
                    WHERE uscc = here.uscc AND effective_day <= :day AND known_at < :known
                    ORDER BY effective_day DESC, sequence DESC LIMIT 1) state),
            step AS (
                SELECT uscc, region_code AS was, region_code AS code, registered, filed, DATE '0001-01-01' AS day FROM state
                UNION ALL
                SELECT step.uscc, step.was, CASE
                           WHEN cardinality(successors) = 1 THEN successors[1]
                           ELSE coalesce((SELECT CASE WHEN region_code = ANY (successors) THEN region_code END FROM known_slots
                                 WHERE uscc = step.uscc AND effective_day <= next.day AND known_at < :known
                                 ORDER BY effective_day DESC, sequence DESC LIMIT 1), step.code)
                       END, step.registered, step.filed, next.day
                FROM step CROSS JOIN LATERAL (
                    SELECT day, successors FROM change
                    WHERE from_code = step.code AND day > step.day AND (day > :day OR step.code <> ALL (successors))
                    ORDER BY day LIMIT 1) next),
            moved AS (
                SELECT area.code,
                       sum(registered * ((stands.code LIKE prefix || '%')::int - (was LIKE prefix || '%')::int)) AS registered,
                       sum(filed * ((stands.code LIKE prefix || '%')::int - (was LIKE prefix || '%')::int)) AS filed
                FROM area CROSS JOIN (SELECT DISTINCT ON (uscc) * FROM step ORDER BY uscc, day DESC) stands
                GROUP BY 1),
            """;

    /** By the nearest plan at or above the region that names it, in the ledger that is in force on the day of the cut. */
    private static final String PROMISED =
            """
            ledger AS (
                SELECT position, (SELECT id FROM ledger_revision WHERE plan_id = plan AND valid_from <= :cut AND known_at < :known
                    ORDER BY number DESC LIMIT 1) AS id
                FROM unnest(:plans) WITH ORDINALITY AS named (plan, position)),
            promised AS (
                SELECT DISTINCT ON (region_code) region_code AS code, value FROM ledger
                JOIN target ON revision_id = ledger.id
                WHERE indicator = 'slots' AND year = :year AND region_code IN (SELECT code FROM area)
                ORDER BY region_code, position),
            """;

    /** Where no plan at or above covers the year: what the topmost plans within each region promise together. */
    private static final String PROMISED_WITHIN =
            """
            within AS (
                SELECT area.code, plan.* FROM area CROSS JOIN LATERAL (
                    SELECT DISTINCT ON (region_code) region_code, promise_total.prefix, slots FROM promise_total
                    WHERE year = :year AND region_code ~>=~ area.prefix AND region_code ~<~ (area.prefix || ':')
                      AND valid_from <= :cut AND known_at < :known
                    ORDER BY region_code, issued_at DESC, number DESC) plan
                WHERE cardinality(CAST(:plans AS uuid[])) = 0 AND area.code <> :region AND slots IS NOT NULL),
            higher AS (SELECT * FROM within WHERE length(prefix) < (SELECT max(length(prefix)) FROM within)),
            promised_within AS (
                SELECT code, least(sum(slots), 2147483647) AS value FROM within
                WHERE NOT EXISTS (SELECT FROM higher WHERE higher.code = within.code
                    AND higher.region_code <> within.region_code AND within.region_code LIKE higher.prefix || '%')
                GROUP BY code)
            SELECT area.code, area.name, CAST(coalesce(promised.value, promised_within.value) AS integer) AS target,
                   coalesce(total.filed, 0) + coalesce(moved.filed, 0) AS filed,
                   coalesce(total.registered, 0) + coalesce(moved.registered, 0) AS registered,
                   inhabitants.persons, inhabitants.year AS persons_year, inhabitants.source
            FROM area LEFT JOIN total USING (code) LEFT JOIN moved USING (code) LEFT JOIN promised USING (code)
            LEFT JOIN promised_within USING (code)
            LEFT JOIN LATERAL (
                SELECT persons, year, source FROM population
                WHERE region_code = area.code AND year <= :year AND cut_day <= :cut AND known_at < :known
                ORDER BY year DESC, cut_day DESC, revision DESC LIMIT 1) inhabitants ON true
            ORDER BY area.code""";

    static final String NOW = AREA + TOTALS_NOW + MOVED + PROMISED + PROMISED_WITHIN;
    static final String AS_KNOWN = AREA + TOTALS_KNOWN + MOVED + PROMISED + PROMISED_WITHIN;
}
