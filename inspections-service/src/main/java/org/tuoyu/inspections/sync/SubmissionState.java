package org.tuoyu.inspections.sync;

import java.time.Instant;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * A submission and what became of it: what the API shows, and what the event says. What was captured itself is asked for.
 *
 * @param capturedAt by the clock of the device
 * @param skewSeconds how far that clock was ahead of ours when it sent
 * @param code why it was not accepted
 * @param decision what a person decided of a conflict; null while nobody has
 */
public record SubmissionState(
        UUID submissionId,
        UUID visitId,
        String regionCode,
        String author,
        String device,
        String sha256,
        Instant capturedAt,
        long skewSeconds,
        Instant receivedAt,
        Submission.Outcome outcome,
        String code,
        String detail,
        Submission.Decision decision,
        String decidedBy,
        String reason,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return decision == null ? "org.tuoyu.submission.received.v1" : "org.tuoyu.submission.decided.v1";
    }

    @Override
    public String subject() {
        return submissionId.toString();
    }
}
