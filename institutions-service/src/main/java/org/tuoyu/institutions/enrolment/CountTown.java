package org.tuoyu.institutions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import org.hibernate.Session;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** Adds up what the institutions of a town have reported for a month, and tells it. */
@ApplicationScoped
class CountTown {
    private static final int TOWN = 9;
    private final Session session;
    private final Outbox outbox;

    private record Revision(long revision) {}

    private record Sum(int children, int institutions) {}

    CountTown(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    /** Counted only once the town's row is held: of two reports at once the second sees the first. */
    @Transactional(Transactional.TxType.MANDATORY)
    void count(String regionCode, YearMonth month, Actor actor) {
        var town = regionCode.substring(0, Math.min(TOWN, regionCode.length()));
        var revision = session.createNativeQuery(
                        """
                        INSERT INTO town_enrolment AS known VALUES (:town, :month, 1)
                        ON CONFLICT (town_code, month) DO UPDATE SET revision = known.revision + 1 RETURNING revision""",
                        Revision.class)
                .setParameter("town", town)
                .setParameter("month", month.atDay(1))
                .getSingleResult()
                .revision();
        var sum = session.createNativeQuery(
                        """
                        SELECT CAST(coalesce(sum((SELECT sum(one) FROM unnest(last.children) one)), 0) AS integer) AS children,
                            CAST(count(*) AS integer) AS institutions
                        FROM (SELECT DISTINCT ON (enrolment.uscc) children
                              FROM enrolment
                              WHERE month = :month AND region_code LIKE :town
                              ORDER BY enrolment.uscc, enrolment.revision DESC) last""",
                        Sum.class)
                .setParameter("town", town + "%")
                .setParameter("month", month.atDay(1))
                .getSingleResult();
        outbox.publish(
                actor, new TownEnrolmentCounted(town, month, sum.children(), sum.institutions(), revision), null);
    }
}
