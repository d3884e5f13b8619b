package org.tuoyu.targets.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;

/** Our copy of how many children the institutions of a town have in a month. */
@ApplicationScoped
class KnownEnrolment {
    private final Session session;
    private final Clock clock;

    /**
     * What we read of {@code org.tuoyu.enrolment.counted.v1}.
     *
     * @param regionCode of the town
     * @param institutions that have reported
     */
    record Count(String regionCode, YearMonth month, int children, int institutions) {}

    KnownEnrolment(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Heard twice it is one row. */
    void learn(Count count, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_enrolment
                        VALUES (:town, :year, :month, :sequence, :children, :institutions, :now)
                        ON CONFLICT DO NOTHING""")
                .setParameter("town", RegionScope.canonical(count.regionCode()))
                .setParameter("year", count.month().getYear())
                .setParameter("month", count.month().getMonthValue())
                .setParameter("sequence", sequence)
                .setParameter("children", count.children())
                .setParameter("institutions", count.institutions())
                .setParameter("now", OffsetDateTime.now(clock))
                .executeUpdate();
    }
}
