package org.tuoyu.inspections.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What the departments and towns that were told of a finding say they have done about it. */
@ApplicationScoped
class Feedback {
    private final Session session;

    /** What we read of {@code org.tuoyu.notification.done.v1}. */
    record Done(
            UUID notificationId,
            String eventType,
            String eventSubject,
            String recipientRegion,
            String recipientDepartment,
            OffsetDateTime closedAt,
            String text) {}

    /** @param department code of it; {@code town} for the town itself */
    public record Said(UUID notificationId, String regionCode, String department, Instant doneAt, String feedback) {}

    Feedback(Session session) {
        this.session = session;
    }

    void learn(Done done, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_feedback AS known
                            (notification_id, finding_id, department, region_code, done_at, feedback, sequence)
                        VALUES (:id, :finding, :department, :region, :at, :feedback, :sequence)
                        ON CONFLICT (notification_id) DO UPDATE SET done_at = :at, feedback = :feedback, sequence = :sequence
                        WHERE known.sequence < :sequence""")
                .setParameter("id", done.notificationId())
                .setParameter("finding", UUID.fromString(done.eventSubject()))
                .setParameter("department", done.recipientDepartment())
                .setParameter("region", done.recipientRegion())
                .setParameter("at", done.closedAt())
                .setParameter("feedback", done.text())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    List<Said> of(UUID finding) {
        return session.createNativeQuery(
                        """
                        SELECT notification_id, region_code, department, done_at, feedback FROM known_feedback
                        WHERE finding_id = :finding ORDER BY done_at, notification_id""",
                        Said.class)
                .setParameter("finding", finding)
                .getResultList();
    }
}
