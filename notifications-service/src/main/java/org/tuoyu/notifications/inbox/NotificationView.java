package org.tuoyu.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.rules.Wording.Words;

/**
 * A notification in the reader's language.
 *
 * @param role why this inbox was told: LEAD 牵头, COOPERATING 配合, TOWN 属地, VILLAGE 村社区, NAMED by the event itself,
 *     DEPARTMENT by the rule, ESCALATED because others did not answer
 * @param reason what happened, in words, from the event
 * @param clauseText the plan's own words, as they stood when it was told
 * @param ruleId by which rules (GET rules/{id})
 * @param acknowledgeBy not included; {@code dueDay} is the last day of it, in working days; provisional when the calendar of
 *     its year is not known
 * @param doneBy not included; null: there is nothing to do but to take note
 * @param institution what the event is about, when it is about an institution
 */
public record NotificationView(
        UUID id,
        Notification.Status status,
        boolean urgent,
        String title,
        String reason,
        String role,
        boolean acts,
        String recipientRegion,
        String recipientDepartment,
        String recipientName,
        String clause,
        String clauseHeading,
        String clauseText,
        String documentNumber,
        UUID ruleId,
        LocalDate dueDay,
        boolean dueProvisional,
        OffsetDateTime deliverBy,
        OffsetDateTime deliveredAt,
        OffsetDateTime acknowledgeBy,
        OffsetDateTime acknowledgedAt,
        String acknowledgedBy,
        String note,
        OffsetDateTime doneBy,
        OffsetDateTime doneAt,
        String doneName,
        String feedback,
        OffsetDateTime closedAt,
        OffsetDateTime pausedAt,
        String pauseReason,
        int step,
        OffsetDateTime nextStepAt,
        String regionCode,
        String institution,
        UUID eventId,
        String eventType,
        OffsetDateTime occurredAt,
        JsonNode event,
        OffsetDateTime createdAt,
        long revision) {

    @JsonIgnore
    public boolean isOpen() {
        return status == Notification.Status.OPEN;
    }

    static NotificationView of(
            Notification one, JsonNode event, Directory.Clause clause, String recipientName, Words words) {
        return new NotificationView(
                one.id(),
                one.status(),
                one.urgent(),
                words.title(),
                words.reason(),
                one.role(),
                one.acts(),
                one.recipientRegion(),
                one.recipientDepartment(),
                recipientName,
                one.clause(),
                clause == null ? null : clause.heading(),
                clause == null ? null : clause.text(),
                clause == null ? null : clause.documentNumber(),
                one.ruleId(),
                one.dueDay(),
                one.dueProvisional(),
                one.deliverBy(),
                one.deliveredAt(),
                one.acknowledgeBy(),
                one.acknowledgedAt(),
                one.acknowledgedName(),
                one.note(),
                one.doneBy(),
                one.doneAt(),
                one.doneName(),
                one.feedback(),
                one.closedAt(),
                one.pausedAt(),
                one.pauseReason(),
                one.step(),
                one.nextStepAt(),
                one.regionCode(),
                institution(event),
                one.eventId(),
                one.eventType(),
                one.occurredAt(),
                event,
                one.createdAt(),
                one.revision());
    }

    private static String institution(JsonNode event) {
        for (var field : List.of("institutionName", "name")) {
            if (event.path("uscc").isTextual() && event.path(field).isTextual()) {
                return event.path(field).asText();
            }
        }
        return null;
    }
}
