package org.tuoyu.notifications.accountability;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Each month that is over gets a bulletin for each authority with a plan: the figures as they were then, for good. */
@ApplicationScoped
public class Bulletins {
    private static final int AT_ONCE = 50;
    private static final TypeReference<List<Accountability.Unit>> UNITS = new TypeReference<>() {};
    private final Accountability accountability;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    /** @param month yyyy-mm */
    public record Bulletin(
            UUID bulletinId,
            String regionCode,
            String month,
            OffsetDateTime issuedAt,
            List<Accountability.Unit> units) {}

    private record Row(UUID id, String regionCode, String month, Instant issuedAt, String units) {
        Bulletin bulletin() {
            try {
                return new Bulletin(
                        id,
                        regionCode,
                        month,
                        issuedAt.atOffset(java.time.ZoneOffset.UTC),
                        EventJson.MAPPER.readValue(units, UNITS));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException("Bulletin " + id + " cannot be read", e);
            }
        }
    }

    private record Missing(String regionCode) {}

    Bulletins(Accountability accountability, Session session, Outbox outbox, Clock clock) {
        this.accountability = accountability;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<Bulletin> issued(RegionScope scope, UUID before, int limit) {
        return session
                .createNativeQuery(
                        """
                        SELECT id, region_code, month, issued_at, units::text FROM bulletin
                        WHERE region_code ~>=~ :from AND region_code ~<~ :end
                          AND (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :most""",
                        Row.class)
                .setParameter("from", scope.from())
                .setParameter("end", scope.end())
                .setParameter("before", before)
                .setParameter("most", limit)
                .getResultList()
                .stream()
                .map(Row::bulletin)
                .toList();
    }

    /** Of the month before this one, for some authorities that have none yet; for the others when it comes again. */
    @Scheduled(every = "${tuoyu.bulletins.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void issue() {
        var month = YearMonth.now(clock).minusMonths(1);
        List<Missing> missing = session.createNativeQuery(
                        """
                        SELECT DISTINCT region_code FROM known_plan plan
                        WHERE NOT closed AND learnt_at < :over
                          AND NOT EXISTS (SELECT FROM bulletin WHERE bulletin.region_code = plan.region_code AND month = :month)
                        ORDER BY 1 LIMIT :most""",
                        Missing.class)
                .setParameter(
                        "over",
                        month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime())
                .setParameter("month", month.toString())
                .setParameter("most", AT_ONCE)
                .getResultList();
        for (var one : missing) issue(month, one.regionCode());
    }

    private void issue(YearMonth month, String region) {
        var units = accountability.of(month, RegionScope.of(region), null);
        var id = Ids.next();
        var isNew = session.createNativeMutationQuery(
                        """
                        INSERT INTO bulletin (id, region_code, month, issued_at, units)
                        VALUES (:id, :region, :month, :at, CAST(:units AS jsonb)) ON CONFLICT DO NOTHING""")
                .setParameter("id", id)
                .setParameter("region", region)
                .setParameter("month", month.toString())
                .setParameter("at", OffsetDateTime.now(clock))
                .setParameter("units", EventJson.write(units))
                .executeUpdate();
        if (isNew == 0) return; // another replica
        long told = units.stream().mapToLong(Accountability.Unit::told).sum();
        long inTime = units.stream()
                .mapToLong(Accountability.Unit::acknowledgedInTime)
                .sum();
        long overdue = units.stream()
                .mapToLong(one -> one.unanswered() + one.overdue())
                .sum();
        outbox.publish(
                Actor.theClock(), new BulletinIssued(id, region, month.toString(), told, inTime, overdue, units), null);
    }
}
