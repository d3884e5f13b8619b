package org.tuoyu.notifications.accountability;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.identity.RegionScope;

/** How each department and town answered what it was told in a month: one question, at the moment it is asked. */
@ApplicationScoped
public class Accountability {
    private static final String COUNT =
            """
            SELECT recipient_region, recipient_department, max(plan_id::text)::uuid, count(*),
                   count(*) FILTER (WHERE delivered_at IS NOT NULL AND (deliver_by IS NULL OR delivered_at < deliver_by)),
                   count(*) FILTER (WHERE answered_at < acknowledge_by),
                   count(*) FILTER (WHERE answered_at >= acknowledge_by),
                   count(*) FILTER (WHERE answered_at IS NULL AND acknowledge_by <= :now
                       AND coalesce(least(closed_at, paused_at), acknowledge_by) >= acknowledge_by),
                   count(done_by),
                   count(*) FILTER (WHERE done_at IS NOT NULL AND least(done_at, paused_at) < done_by), -- paused, it stood still
                   count(*) FILTER (WHERE done_at IS NOT NULL AND least(done_at, paused_at) >= done_by),
                   count(*) FILTER (WHERE done_by <= :now AND closed_at IS NULL AND coalesce(paused_at, done_by) >= done_by),
                   count(*) FILTER (WHERE closed_at IS NULL),
                   sum(step),
                   CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at) / 3600) AS float8),
                   CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM done_at - created_at) / 3600)
                       FILTER (WHERE done_by IS NOT NULL) AS float8)
            FROM notification
            WHERE created_at >= :from AND created_at < :until AND %s
              AND (closed_at IS NULL OR closed_at IS NOT NULL) -- each has an index by inbox and by district
              AND (CAST(:department AS text) IS NULL OR recipient_department = :department)
            GROUP BY 1, 2 ORDER BY (recipient_department = 'town'), 1, 2""";

    private final Directory directory;
    private final Session session;
    private final Clock clock;

    private record Row(
            String region,
            String department,
            UUID plan,
            long told,
            long delivered,
            long acknowledged,
            long acknowledgedLate,
            long unanswered,
            long toDo,
            long done,
            long doneLate,
            long overdue,
            long open,
            long escalations,
            Double medianHoursToAnswer,
            Double medianHoursToDone) {
        Directory.Inbox inbox() {
            return new Directory.Inbox(plan, region, department);
        }
    }

    /**
     * One department or town.
     *
     * @param told how many notifications in the month; {@code deliveredInTime} of them reached it in time
     * @param acknowledgedInTime before the time to answer was over; {@code unanswered}: it is over and there is no answer
     * @param toDo of how many something is, or was, to be done; {@code overdue}: the time is over and it is not
     * @param open something is wanted still
     * @param escalations steps that were taken because it did not answer
     * @param medianHoursToAnswer of those answered, around the clock; null when none is
     */
    public record Unit(
            String regionCode,
            String department,
            String name,
            long told,
            long deliveredInTime,
            long acknowledgedInTime,
            long acknowledgedLate,
            long unanswered,
            long toDo,
            long doneInTime,
            long doneLate,
            long overdue,
            long open,
            long escalations,
            Double medianHoursToAnswer,
            Double medianHoursToDone) {

        /** Of 100; for the bar. */
        @JsonIgnore
        public long inTimeShare() {
            return told == 0 ? 0 : Math.round(100.0 * acknowledgedInTime / told);
        }
    }

    Accountability(Directory directory, Session session, Clock clock) {
        this.directory = directory;
        this.session = session;
        this.clock = clock;
    }

    /** @param department only this one; null: all of the region */
    public List<Unit> of(YearMonth month, RegionScope scope, String department) {
        var isDistrict = scope.prefix().length() == 6;
        var query = session.createNativeQuery(
                        COUNT.formatted(
                                isDistrict
                                        ? "recipient_district = :district"
                                        : "recipient_region ~>=~ :first AND recipient_region ~<~ :end"),
                        Row.class)
                .setParameter("now", OffsetDateTime.now(clock))
                .setParameter("from", start(month))
                .setParameter("until", start(month.plusMonths(1)))
                .setParameter("department", department);
        if (isDistrict) query.setParameter("district", scope.code());
        else query.setParameter("first", scope.from()).setParameter("end", scope.end());
        var rows = query.getResultList();
        var names = directory.names(rows.stream().map(Row::inbox).collect(Collectors.toSet()));
        return rows.stream().map(row -> unit(row, names.get(row.inbox()))).toList();
    }

    private static Unit unit(Row row, String name) {
        return new Unit(
                row.region(),
                row.department(),
                name,
                row.told(),
                row.delivered(),
                row.acknowledged(),
                row.acknowledgedLate(),
                row.unanswered(),
                row.toDo(),
                row.done(),
                row.doneLate(),
                row.overdue(),
                row.open(),
                row.escalations(),
                rounded(row.medianHoursToAnswer()),
                rounded(row.medianHoursToDone()));
    }

    private static Double rounded(Double hours) {
        return hours == null ? null : Math.round(hours * 10) / 10.0;
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
