package org.tuoyu.platform.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A record that could not be processed, with the reason and where it lay in Kafka. */
@Entity
@Immutable
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class DeadLetter {
    @Id
    private UUID id;

    private String consumer;
    private String topic;
    private int partition;

    @Column(name = "\"offset\"")
    private long offset;

    private String key;
    private String headers;
    private String payload;
    private String reason;

    @Column(name = "set_aside_at")
    private OffsetDateTime setAsideAt;

    @Column(name = "redriven_at")
    private OffsetDateTime redrivenAt;

    UUID id() {
        return id;
    }

    String consumer() {
        return consumer;
    }

    /** As it came from Kafka, to be processed again. */
    org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> toRecord() {
        return new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                topic,
                partition,
                offset,
                0,
                org.apache.kafka.common.record.TimestampType.NO_TIMESTAMP_TYPE,
                -1,
                -1,
                key,
                payload.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Event.toKafka(EventJson.strings(headers)),
                java.util.Optional.empty());
    }
}
