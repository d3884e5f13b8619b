package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.platform.identity.Actor;

/** How long the registrars take to push what they have registered. */
@ApplicationScoped
class IntakeDelays {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);
    private final Session session;

    IntakeDelays(Session session) {
        this.session = session;
    }

    /**
     * In working days.
     *
     * @param late pushed after the day that the rules allowed; 0 where they name none
     */
    public record Delay(
            String districtCode,
            String registrar,
            long pushed,
            double median,
            double ninetieth,
            long longest,
            long late) {}

    List<Delay> of(LocalDate from, LocalDate to, String after, int limit, Actor actor) {
        return session.createNativeQuery(
                        """
                        SELECT left(region_code, 6) AS district_code, registrar, count(*) AS pushed,
                            percentile_cont(0.5) WITHIN GROUP (ORDER BY pushed_after_working_days) AS median,
                            percentile_cont(0.9) WITHIN GROUP (ORDER BY pushed_after_working_days) AS ninetieth,
                            CAST(max(pushed_after_working_days) AS bigint) AS longest,
                            count(*) FILTER (WHERE pushed_after_working_days > push_allowed_working_days) AS late
                        FROM registration
                        WHERE region_code LIKE :scope AND first_pushed_on BETWEEN :from AND :to
                            AND left(region_code, 6) || registrar > :after
                        GROUP BY 1, 2 ORDER BY left(region_code, 6) || registrar LIMIT :most""",
                        Delay.class)
                .setParameter("scope", actor.scope().like())
                .setParameter("from", from == null ? FIRST : from)
                .setParameter("to", to == null ? LAST : to)
                .setParameter("after", after)
                .setParameter("most", limit)
                .getResultList();
    }
}
