package org.tuoyu.institutions.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.identity.Actor;

/** All states that the slots of an institution had, as true on a day and as known on a day. */
@ApplicationScoped
public class SlotsHistory {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate ALL = LocalDate.of(2200, 12, 31);
    private final Registrations registrations;
    private final Session session;

    /**
     * A state and what brought it about.
     *
     * @param effectiveDay from which it is true
     * @param clause of the plan, where one was named
     * @param actor who did it; {@code event:…} when another service did
     * @param recordedAt from when it is known
     */
    public record Entry(
            long sequence,
            LocalDate effectiveDay,
            int planned,
            int registered,
            int filed,
            int verified,
            int suspended,
            int closed,
            String change,
            String reason,
            String clause,
            String actor,
            Instant recordedAt) {}

    SlotsHistory(Registrations registrations, Session session) {
        this.registrations = registrations;
        this.session = session;
    }

    /**
     * In the order in which they came; the last is how it was.
     *
     * @param day as true on it; all when null
     * @param knownOn as known at the end of it; all when null
     */
    public List<Entry> of(String uscc, LocalDate day, LocalDate knownOn, long after, int limit, Actor actor) {
        registrations.require(uscc, actor);
        return session.createNativeQuery(
                        """
                        SELECT sequence, effective_day, planned, registered, filed, verified, suspended, closed, change, reason,
                            clause, actor, recorded_at
                        FROM slots_entry
                        WHERE uscc = :uscc AND effective_day <= :day AND recorded_at < :known AND sequence > :after
                        ORDER BY sequence LIMIT :most""",
                        Entry.class)
                .setParameter("uscc", uscc)
                .setParameter("day", day == null ? ALL : day)
                .setParameter("known", until(knownOn == null ? ALL : knownOn))
                .setParameter("after", after)
                .setParameter("most", limit)
                .getResultList();
    }

    private static OffsetDateTime until(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime();
    }
}
