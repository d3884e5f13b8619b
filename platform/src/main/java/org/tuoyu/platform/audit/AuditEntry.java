package org.tuoyu.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Who changed what, when, from what to what, under which clause. Written by the outbox, with the change. */
public record AuditEntry(
        UUID id,
        OffsetDateTime at,
        String actor,
        String actorName,
        String action,
        String subject,
        String regionCode,
        String clause,
        JsonNode before,
        JsonNode after,
        String traceId) {}
