package org.tuoyu.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.tuoyu.platform.http.Trace;

/**
 * An event as it travels: CloudEvents 1.0 in Kafka's binary mode, attributes in {@code ce_…} headers, data as JSON.
 *
 * @param sequence counts the changes of the subject; of two events of one subject the greater one is newer
 */
public record Event(
        UUID id,
        String type,
        String source,
        String subject,
        long sequence,
        OffsetDateTime time,
        String regionCode,
        String actor,
        String clause,
        String traceparent,
        JsonNode data) {

    /** The data as the consumer's own record; fields it does not know are left alone. */
    public <T> T data(Class<T> type) {
        try {
            return EventJson.MAPPER.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The data of event %s is not a %s: %s".formatted(id, type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }

    /** The same, as it is worked on in a span. */
    Event under(Span span) {
        var traced = Trace.traceparent(span, traceparent);
        if (traced == traceparent) return this;
        return new Event(id, type, source, subject, sequence, time, regionCode, actor, clause, traced, data);
    }

    /** The day on which it happened there. */
    public LocalDate dayIn(ZoneId zone) {
        return time.atZoneSameInstant(zone).toLocalDate();
    }

    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", subject);
        headers.put("ce_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)); // with its seconds (RFC 3339)
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("ce_regioncode", regionCode);
        headers.put("ce_actor", actor);
        if (clause != null) headers.put("ce_clause", clause);
        if (traceparent != null) headers.put("ce_traceparent", traceparent);
        headers.put("content-type", "application/json");
        return headers;
    }

    static Event of(ConsumerRecord<String, byte[]> consumed) {
        var headers = headersOf(consumed);
        try {
            return new Event(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    required(headers, "ce_subject"),
                    Long.parseLong(required(headers, "ce_sequence")),
                    OffsetDateTime.parse(required(headers, "ce_time")),
                    required(headers, "ce_regioncode"),
                    headers.getOrDefault("ce_actor", "unknown"),
                    headers.get("ce_clause"),
                    Trace.valid(headers.get("ce_traceparent")),
                    EventJson.MAPPER.readTree(consumed.value() == null ? new byte[0] : consumed.value()));
        } catch (RuntimeException | java.io.IOException e) {
            throw new UnreadableEvent("Not a CloudEvent of tuoyu: " + e.getMessage(), e);
        }
    }

    static Map<String, String> headersOf(ConsumerRecord<String, byte[]> consumed) {
        var headers = new LinkedHashMap<String, String>();
        consumed.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    static RecordHeaders toKafka(Map<String, String> headers) {
        var result = new RecordHeaders();
        headers.forEach((name, value) -> result.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return result;
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null || value.isBlank()) throw new IllegalArgumentException("header " + name + " is missing");
        return value;
    }

    /** A record that no version of the code could read: set aside at once. */
    static final class UnreadableEvent extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableEvent(String message, Exception cause) {
            super(message, cause);
        }
    }
}
