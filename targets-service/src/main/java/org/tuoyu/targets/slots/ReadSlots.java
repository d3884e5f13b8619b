package org.tuoyu.targets.slots;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.AsKnown;

/** Opens a figure of the board: the institutions it is made of, and how each came to what it has. */
@ApplicationScoped
public class ReadSlots {
    private static final String STATE =
            """
            uscc, sequence, region_code, institution_name, kind, ownership, effective_day, planned, planned_for, registered,
            filed, verified, suspended, closed, change, clause, reason, event_id, known_at""";

    /** Of each institution that was ever in a region its state on a day; those that are there then and have slots. */
    private static final String THERE =
            """
             FROM (SELECT DISTINCT uscc AS institution FROM known_slots WHERE region_code LIKE :region AND uscc > :after) here
            CROSS JOIN LATERAL (
                SELECT * FROM known_slots WHERE uscc = institution AND effective_day <= :day AND known_at < :known
                ORDER BY effective_day DESC, sequence DESC LIMIT 1) state
            WHERE region_code LIKE :region AND planned + registered + suspended + closed > 0""";

    private final Session entities;
    private final Clock clock;

    private record Row(
            String uscc,
            long sequence,
            String regionCode,
            String institutionName,
            String kind,
            String ownership,
            LocalDate effectiveDay,
            int planned,
            LocalDate plannedFor,
            int registered,
            int filed,
            int verified,
            int suspended,
            int closed,
            String change,
            String clause,
            String reason,
            UUID eventId,
            Instant knownAt) {}

    private record Planned(String regionCode, int slots) {}

    /**
     * The slots of an institution from a day on.
     *
     * @param kind with {@code ownership} null while nobody has said
     * @param since the day from which it is so
     * @param plannedSlots to be opened on {@code plannedFor}
     * @param verifiedSlots of the filed ones
     * @param closedSlots that it had when it closed
     * @param change what happened that day: CLASSES, FILED, UNFILED, SUSPENDED, RESTORED, MOVED, CLOSED…
     * @param clause under which, and why; null when the change needs none
     * @param eventId of the event that told it; its audit is where it happened
     * @param knownAt when it became known here
     */
    public record InstitutionSlots(
            String uscc,
            String institutionName,
            String regionCode,
            String kind,
            String ownership,
            LocalDate since,
            int plannedSlots,
            LocalDate plannedFor,
            int registeredSlots,
            int filedSlots,
            int verifiedSlots,
            int suspendedSlots,
            int closedSlots,
            String change,
            String clause,
            String reason,
            UUID eventId,
            OffsetDateTime knownAt) {}

    ReadSlots(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Those in a region that had slots on a day, planned, in service, suspended or closed; by uscc. */
    public List<InstitutionSlots> in(
            String code, LocalDate asOf, LocalDate knownOn, String after, int limit, RegionScope scope) {
        return view(there("SELECT " + STATE + THERE + " ORDER BY institution LIMIT :limit", Row.class, code, scope)
                .setParameter("after", after)
                .setParameter("day", day(asOf))
                .setParameter("known", AsKnown.until(knownOn, clock))
                .setParameter("limit", limit)
                .getResultList());
    }

    /** The same added up. */
    public Breakdown breakdown(String code, LocalDate asOf, LocalDate knownOn, RegionScope scope) {
        var lines = there(
                        """
                        SELECT kind, ownership, count(*) FILTER (WHERE closed = 0) AS institutions, sum(planned) AS planned, sum(registered) AS registered,
                               sum(filed) AS filed, sum(verified) AS verified, sum(suspended) AS suspended, sum(closed) AS closed"""
                                + THERE + " GROUP BY kind, ownership",
                        Breakdown.Line.class,
                        code,
                        scope)
                .setParameter("after", "")
                .setParameter("day", day(asOf))
                .setParameter("known", AsKnown.until(knownOn, clock))
                .getResultList();
        return Breakdown.of(RegionScope.canonical(code), day(asOf), knownOn, lines);
    }

    /** Of each region the slots that are to be opened after the day and by another; what should be open by now is no forecast. */
    public Map<String, Integer> plannedBy(LocalDate opening, List<String> regions, LocalDate day) {
        return entities
                .createNativeQuery(
                        """
                        SELECT region AS region_code, CAST(sum(planned) AS integer) AS slots
                        FROM unnest(:regions, :prefixes) AS area (region, prefix)
                        JOIN known_slots known ON region_code LIKE prefix
                        WHERE planned > 0 AND planned_for > :day AND planned_for <= :opening AND effective_day <= :day AND NOT EXISTS (
                            SELECT FROM known_slots later WHERE later.uscc = known.uscc AND later.effective_day <= :day
                              AND (later.effective_day, later.sequence) > (known.effective_day, known.sequence))
                        GROUP BY region""",
                        Planned.class)
                .setParameter("regions", regions.toArray(String[]::new))
                .setParameter(
                        "prefixes",
                        regions.stream()
                                .map(code -> RegionScope.of(code).like())
                                .toArray(String[]::new))
                .setParameter("opening", opening)
                .setParameter("day", day)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Planned::regionCode, Planned::slots));
    }

    private <R> NativeQuery<R> there(String sql, Class<R> row, String code, RegionScope scope) {
        var region = RegionScope.canonical(code);
        if (!scope.covers(region)) throw ProblemException.notFound("region", code);
        return entities.createNativeQuery(sql, row)
                .setParameter("region", RegionScope.of(region).like());
    }

    /** Those of some institutions that are in a region on a day, by uscc. */
    public Map<String, InstitutionSlots> those(List<String> usccs, LocalDate day, RegionScope region) {
        if (usccs.isEmpty()) return Map.of();
        return view(entities.createNativeQuery(
                                "SELECT DISTINCT ON (uscc) " + STATE
                                        + """
                                         FROM known_slots WHERE uscc IN (:usccs) AND effective_day <= :day
                                        ORDER BY uscc, effective_day DESC, sequence DESC""",
                                Row.class)
                        .setParameter("usccs", usccs)
                        .setParameter("day", day)
                        .getResultList())
                .stream()
                .filter(one -> region.covers(one.regionCode()))
                .collect(Collectors.toMap(InstitutionSlots::uscc, Function.identity()));
    }

    /** All states of an institution that was, or is, in the caller's region; in the order in which they are true. */
    List<InstitutionSlots> of(String uscc, RegionScope scope) {
        var states = entities.createNativeQuery(
                        "SELECT " + STATE
                                + " FROM known_slots WHERE uscc = :uscc AND region_code LIKE :scope ORDER BY effective_day, sequence",
                        Row.class)
                .setParameter("uscc", uscc)
                .setParameter("scope", scope.like())
                .getResultList();
        if (states.isEmpty()) throw ProblemException.notFound("institution", uscc);
        return view(states);
    }

    private LocalDate day(LocalDate asOf) {
        var today = LocalDate.now(clock);
        if (asOf == null) return today;
        if (asOf.isAfter(today)) throw ProblemException.invalid("asOf", "day-ahead", asOf, today);
        return asOf;
    }

    private List<InstitutionSlots> view(List<Row> rows) {
        return rows.stream()
                .map(row -> new InstitutionSlots(
                        row.uscc(),
                        row.institutionName(),
                        row.regionCode(),
                        row.kind(),
                        row.ownership(),
                        row.effectiveDay(),
                        row.planned(),
                        row.plannedFor(),
                        row.registered(),
                        row.filed(),
                        row.verified(),
                        row.suspended(),
                        row.closed(),
                        row.change(),
                        row.clause(),
                        row.reason(),
                        row.eventId(),
                        row.knownAt().atZone(clock.getZone()).toOffsetDateTime()))
                .toList();
    }
}
