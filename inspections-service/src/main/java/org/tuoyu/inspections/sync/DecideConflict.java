package org.tuoyu.inspections.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.inspections.visit.ReportVisit;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** A person decides what becomes of a submission that came too late. */
@ApplicationScoped
class DecideConflict {
    private final Submissions submissions;
    private final ReportVisit reportVisit;
    private final ObjectReader reader;
    private final Outbox outbox;
    private final Clock clock;

    DecideConflict(Submissions submissions, ReportVisit reportVisit, ObjectMapper json, Outbox outbox, Clock clock) {
        this.submissions = submissions;
        this.reportVisit = reportVisit;
        this.reader = json.readerFor(Content.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Submission decide(UUID id, long revision, Submission.Decision decision, String reason, Actor manager) {
        var submission = Revisions.require(submissions.require(id, manager.scope()), revision);
        var before = submission.state();
        var decided = submission.decide(decision, reason, manager.id());
        if (decision == Submission.Decision.FINDINGS_ADDED) {
            var captured = decided.capturedAt().minusSeconds(decided.skewSeconds());
            var today = LocalDate.now(clock);
            var captureDay = LocalDate.ofInstant(captured, clock.getZone());
            var day = captureDay.isAfter(today) ? today : captureDay;
            reportVisit.addFindings(submission.visitId(), read(submission).report(day), day, manager);
        }
        outbox.publish(manager, decided, before);
        return submission;
    }

    private Content read(Submission submission) {
        try {
            return reader.readValue(submission.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Submission " + submission.id() + " was readable when it was stored", e);
        }
    }
}
