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
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.AsKnown;

/** Opens a figure of the board: the institutions it is made of, and how each came to what it has. */
@ApplicationScoped
public class ReadSlots {
    private static final String STATE =
            """
            uscc, sequence, region_code, institution_name, effective_day, registered, filed, suspended, change, clause,
            reason, event_id, known_at""";

    private final Session entities;
    private final Clock clock;

    private record Row(
            String uscc,
            long sequence,
            String regionCode,
            String institutionName,
            LocalDate effectiveDay,
            int registered,
            int filed,
            int suspended,
            String change,
            String clause,
            String reason,
            UUID eventId,
            Instant knownAt) {}

    /**
     * The slots of an institution from a day on.
     *
     * @param since the day from which it is so
     * @param change what happened that day: CLASSES, FILED, UNFILED, SUSPENDED, RESTORED, MOVED…
     * @param clause under which, and why; null when the change needs none
     * @param eventId of the event that told it; its audit is where it happened
     * @param knownAt when it became known here
     */
    public record InstitutionSlots(
            String uscc,
            String institutionName,
            String regionCode,
            LocalDate since,
            int registeredSlots,
            int filedSlots,
            int suspendedSlots,
            String change,
            String clause,
            String reason,
            UUID eventId,
            OffsetDateTime knownAt) {}

    ReadSlots(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Those in a region that had slots on a day, in service or suspended, by uscc. */
    public List<InstitutionSlots> in(
            String code, LocalDate asOf, LocalDate knownOn, String after, int limit, RegionScope scope) {
        var region = RegionScope.canonical(code);
        if (!scope.covers(region)) throw ProblemException.notFound("region", code);
        return view(entities.createNativeQuery(
                        "SELECT " + STATE
                                + """
                                 FROM (SELECT DISTINCT uscc FROM known_slots
                                       WHERE region_code LIKE :region AND uscc > :after) here
                                CROSS JOIN LATERAL (
                                    SELECT sequence, region_code, institution_name, effective_day, registered, filed,
                                           suspended, change, clause, reason, event_id, known_at
                                    FROM known_slots known WHERE known.uscc = here.uscc
                                      AND effective_day <= :day AND known_at < :known
                                    ORDER BY effective_day DESC, sequence DESC LIMIT 1) state
                                WHERE region_code LIKE :region AND registered + filed + suspended > 0
                                ORDER BY uscc LIMIT :limit""",
                        Row.class)
                .setParameter("region", RegionScope.of(region).like())
                .setParameter("after", after)
                .setParameter("day", day(asOf))
                .setParameter("known", AsKnown.until(knownOn, clock))
                .setParameter("limit", limit)
                .getResultList());
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
                        row.effectiveDay(),
                        row.registered(),
                        row.filed(),
                        row.suspended(),
                        row.change(),
                        row.clause(),
                        row.reason(),
                        row.eventId(),
                        row.knownAt().atZone(clock.getZone()).toOffsetDateTime()))
                .toList();
    }
}
