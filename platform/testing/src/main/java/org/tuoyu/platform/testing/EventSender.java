package org.tuoyu.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events as another service would: the examples of contracts/, once or again. */
public final class EventSender implements AutoCloseable {
    private final Contracts contracts = new Contracts();
    private final KafkaProducer<String, String> producer;

    public EventSender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    public Contracts contracts() {
        return contracts;
    }

    public void send(UUID id, String type, String subject, long sequence, JsonNode data) {
        send(id, type, subject, sequence, OffsetDateTime.now(), data);
    }

    /** @param time when it happened */
    public void send(UUID id, String type, String subject, long sequence, OffsetDateTime time, JsonNode data) {
        var violations = contracts.violations(type, data.toString());
        if (!violations.isEmpty()) throw new IllegalArgumentException("Against the contract: " + violations);
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", "/test");
        headers.put("ce_subject", subject);
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("ce_time", time.toString());
        headers.put("ce_regioncode", data.path("regionCode").asText());
        headers.put("ce_actor", "test");
        if (data.path("clause").isTextual())
            headers.put("ce_clause", data.path("clause").asText());
        var sent = new ProducerRecord<>(contracts.topic(type), subject, data.toString());
        headers.forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
