package org.tuoyu.inspections.sync;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.http.ProblemException;

/** What a device captured, exactly as it sent it, and what became of it. */
@Entity
class Submission extends Aggregate {
    enum Outcome {
        /** The visit is reported by it. */
        ACCEPTED,
        /** The visit had been reported or cancelled meanwhile: a person decides. */
        CONFLICT,
        /** It is against a rule; it stays on record, and a new one can take its place. */
        REJECTED
    }

    enum Decision {
        /** The other report stands alone. */
        SET_ASIDE,
        /** What was found here is added to it. */
        FINDINGS_ADDED
    }

    @Id
    private UUID id;

    private UUID visitId;
    private String regionCode;
    private String author;
    private String device;
    private String content;
    private String sha256;
    private Instant capturedAt;
    private long skewSeconds;
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String code;
    private String detail;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String decidedBy;
    private String reason;

    protected Submission() {}

    /**
     * @param capturedAt by the clock of the device
     * @param skewSeconds how far that clock is ahead of ours
     */
    record Captured(
            UUID id,
            UUID visitId,
            String regionCode,
            String author,
            String device,
            String content,
            String sha256,
            Instant capturedAt,
            long skewSeconds,
            Instant receivedAt) {}

    Submission(Captured captured, Outcome outcome, String code, String detail) {
        id = captured.id();
        visitId = captured.visitId();
        regionCode = captured.regionCode();
        author = captured.author();
        device = captured.device();
        content = captured.content();
        sha256 = captured.sha256();
        capturedAt = captured.capturedAt();
        skewSeconds = captured.skewSeconds();
        receivedAt = captured.receivedAt();
        this.outcome = outcome;
        this.code = code;
        this.detail = detail;
        nextRevision();
    }

    SubmissionState decide(Decision decision, String reason, String by) {
        if (outcome != Outcome.CONFLICT || this.decision != null)
            throw ProblemException.conflict("nothing-to-decide", id);
        this.decision = decision;
        this.reason = reason;
        decidedBy = by;
        nextRevision();
        return state();
    }

    SubmissionState state() {
        return new SubmissionState(
                id,
                visitId,
                regionCode,
                author,
                device,
                sha256,
                capturedAt,
                skewSeconds,
                receivedAt,
                outcome,
                code,
                detail,
                decision,
                decidedBy,
                reason,
                revision());
    }

    UUID id() {
        return id;
    }

    UUID visitId() {
        return visitId;
    }

    String content() {
        return content;
    }

    String sha256() {
        return sha256;
    }

    String author() {
        return author;
    }

    Outcome outcome() {
        return outcome;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
