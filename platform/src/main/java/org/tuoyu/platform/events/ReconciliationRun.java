package org.tuoyu.platform.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** One comparison and what it found; without an end it is under way, or broke off. */
@Entity
@Immutable
@Table(name = "reconciliation")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class ReconciliationRun {
    @Id
    private UUID id;

    private OffsetDateTime beganAt;
    private OffsetDateTime endedAt;

    @Schema(description = "How many records of the topics were compared")
    private Long records;

    @Schema(description = "How many of this service's own were there more than once; consumers drop the repetitions")
    private Long repeated;

    @JsonRawValue
    @Schema(implementation = Reconciliation.Found[].class, description = "Empty: nothing differs")
    private String differences;

    UUID id() {
        return id;
    }
}
