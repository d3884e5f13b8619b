package org.tuoyu.notifications.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.web.Texts;

/**
 * A notification in the reader's language.
 *
 * @param role why this inbox was told: LEAD 牵头, COOPERATING 配合, TOWN 属地, NAMED by the event itself
 * @param reason what happened, in words, from the event
 * @param clauseText the plan's own words
 * @param dueDay by when to answer, in working days; provisional when the calendar of its year is not known
 */
public record NotificationView(
        UUID id,
        boolean urgent,
        String title,
        String reason,
        String role,
        String recipientRegion,
        String recipientDepartment,
        String recipientName,
        String clause,
        String clauseHeading,
        String clauseText,
        LocalDate dueDay,
        boolean dueProvisional,
        String regionCode,
        UUID eventId,
        String eventType,
        OffsetDateTime occurredAt,
        JsonNode event,
        OffsetDateTime deliveredAt,
        OffsetDateTime acknowledgedAt,
        String acknowledgedBy,
        String note,
        long revision) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static NotificationView of(Notification one, Directory.Clause clause, String recipientName, Texts texts) {
        var event = json(one.data());
        var known = texts.has("event." + one.eventType() + ".title") ? one.eventType() : "other";
        return new NotificationView(
                one.id(),
                one.urgent(),
                fill(texts.get("event." + known + ".title"), event, texts),
                fill(texts.get("event." + known + ".reason"), event, texts),
                one.role(),
                one.recipientRegion(),
                one.recipientDepartment(),
                recipientName,
                one.clause(),
                clause == null ? null : clause.heading(),
                clause == null ? null : clause.text(),
                one.dueDay(),
                one.dueProvisional(),
                one.regionCode(),
                one.eventId(),
                one.eventType(),
                one.occurredAt(),
                event,
                one.createdAt(),
                one.acknowledgedAt(),
                one.acknowledgedBy(),
                one.note(),
                one.revision());
    }

    /** {@code {institutionName}} becomes the event's value, in words where there are words for it. */
    static String fill(String template, JsonNode event, Texts texts) {
        return PLACE.matcher(template).replaceAll(match -> {
            var value = event.path(match.group(1)).asText("–");
            var words = "value." + match.group(1) + "." + value;
            return java.util.regex.Matcher.quoteReplacement(texts.has(words) ? texts.get(words) : value);
        });
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
