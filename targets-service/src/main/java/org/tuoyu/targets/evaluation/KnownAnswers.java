package org.tuoyu.targets.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Our copy of who answered its notifications. */
@ApplicationScoped
class KnownAnswers {
    private final Session session;

    /**
     * What we read of {@code org.tuoyu.answers.counted.v1}.
     *
     * @param department {@code town} for the region itself
     * @param month yyyy-mm of the due days
     */
    record Answers(
            UUID planId, String regionCode, String department, String month, int inTime, int late, int unanswered) {}

    KnownAnswers(Session session) {
        this.session = session;
    }

    /** An older sequence changes nothing. */
    void learn(Answers answers, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_answers AS known
                        VALUES (:plan, :region, :department, :month, :inTime, :late, :unanswered, :sequence)
                        ON CONFLICT (plan_id, region_code, department, month) DO UPDATE
                        SET in_time = excluded.in_time, late = excluded.late, unanswered = excluded.unanswered,
                            sequence = excluded.sequence
                        WHERE known.sequence < excluded.sequence""")
                .setParameter("plan", answers.planId())
                .setParameter("region", answers.regionCode())
                .setParameter("department", answers.department())
                .setParameter("month", answers.month())
                .setParameter("inTime", answers.inTime())
                .setParameter("late", answers.late())
                .setParameter("unanswered", answers.unanswered())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    List<Answers> of(UUID plan, int year) {
        return session.createNativeQuery(
                        """
                        SELECT plan_id, region_code, department, month, in_time, late, unanswered FROM known_answers
                        WHERE plan_id = :plan AND month LIKE :year ORDER BY month""",
                        Answers.class)
                .setParameter("plan", plan)
                .setParameter("year", year + "-%")
                .getResultList();
    }
}
