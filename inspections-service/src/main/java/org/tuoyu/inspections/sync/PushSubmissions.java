package org.tuoyu.inspections.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.inspections.visit.ReportVisit;
import org.tuoyu.platform.content.Hashes;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/**
 * Takes what devices captured. Each item is a transaction of its own; what is stored is never changed, and the same again has
 * the same outcome. A clash with what is known here is kept and shown: a person decides.
 */
@ApplicationScoped
class PushSubmissions {
    /** What was known here when it came: not against a rule, only too late. */
    private static final Set<String> OVERTAKEN = Set.of("visit-reported", "visit-cancelled");

    private static final int MOST_BYTES = 256 * 1024;
    private static final Logger LOG = Logger.getLogger(PushSubmissions.class);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;
    private final Submissions submissions;
    private final Photos photos;
    private final ReportVisit reportVisit;
    private final Validator validator;
    private final Outbox outbox;
    private final ObjectReader reader;
    private final Clock clock;

    PushSubmissions(
            Submissions submissions,
            Photos photos,
            ReportVisit reportVisit,
            Validator validator,
            ObjectMapper json,
            Outbox outbox,
            Clock clock) {
        this.submissions = submissions;
        this.photos = photos;
        this.reportVisit = reportVisit;
        this.validator = validator;
        this.reader = json.readerFor(Content.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param id made by the device
     * @param sha256 of the content's UTF-8 bytes
     * @param content JSON as text, exactly as it was captured
     */
    record Item(UUID id, String sha256, String content) {}

    enum Answer {
        ACCEPTED,
        /** It is there already, with the outcome that is answered again. */
        DUPLICATE,
        CONFLICT,
        /** With a code. {@code stored} says whether it is kept: what is not can be sent again. */
        REJECTED
    }

    /**
     * What became of an item.
     *
     * @param outcome of the submission that is stored; null when none is
     */
    record Result(UUID id, Answer answer, boolean stored, Submission.Outcome outcome, String code, String detail) {}

    /** @param skew how far the clock of the device is ahead */
    Result push(Item item, String device, Duration skew, Actor actor) {
        try {
            try {
                return QuarkusTransaction.requiringNew().call(() -> take(item, device, skew, null, actor));
            } catch (RefusedByRule e) {
                return QuarkusTransaction.requiringNew().call(() -> take(item, device, skew, e.refusal, actor));
            }
        } catch (ProblemException e) {
            return new Result(item.id(), Answer.REJECTED, false, null, code(e), detail(e));
        } catch (RuntimeException e) { // one item holds up no other
            LOG.errorf(e, "Submission %s was not taken", item.id());
            return new Result(item.id(), Answer.REJECTED, false, null, "failed", null);
        }
    }

    /** Undoes what had begun; what was captured is kept with the refusal. */
    private static final class RefusedByRule extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ProblemException refusal;

        RefusedByRule(ProblemException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    /** @param refusal by which rule it was refused at the first attempt; null at that */
    private Result take(Item item, String device, Duration skew, ProblemException refusal, Actor actor) {
        submissions.lock(item.id());
        var known = submissions.findByIdOptional(item.id());
        if (known.isPresent()) return again(item, known.get(), actor);
        var bytes = item.content().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) throw ProblemException.of(413, "submission-too-large", MOST_BYTES);
        if (!Hashes.sha256(bytes).equals(item.sha256()))
            throw ProblemException.invalid("/sha256", "submission-damaged");
        var content = read(item.content());
        if (!content.author().equals(actor.id()))
            throw ProblemException.forbidden("submission-of-others", content.author());
        photos.requireStored("/content/photos", content.photos());
        var captured = new Submission.Captured(
                item.id(),
                content.visitId(),
                submissions.regionOfVisit(content.visitId(), actor.scope()),
                actor.id(),
                device,
                item.content(),
                item.sha256(),
                content.capturedAt().toInstant(),
                skew.toSeconds(),
                clock.instant());
        if (refusal == null) report(content, captured, skew, actor);
        var submission = refusal == null
                ? new Submission(captured, Submission.Outcome.ACCEPTED, null, null)
                : new Submission(captured, outcome(refusal), code(refusal), detail(refusal));
        submissions.keep(submission, content.photos());
        outbox.publish(actor, submission.state(), null);
        var answer = Answer.valueOf(submission.outcome().name());
        return new Result(item.id(), answer, true, submission.outcome(), submission.code(), submission.detail());
    }

    private void report(Content content, Submission.Captured captured, Duration skew, Actor actor) {
        try {
            var day = day(captured.capturedAt().minus(skew));
            reportVisit.captured(content.visitId(), content.report(day), captured.id(), actor);
        } catch (ProblemException e) {
            throw new RefusedByRule(e);
        }
    }

    private static Submission.Outcome outcome(ProblemException refusal) {
        return OVERTAKEN.contains(refusal.code()) ? Submission.Outcome.CONFLICT : Submission.Outcome.REJECTED;
    }

    /** On the clock of the device less what it was ahead; never after today. */
    private LocalDate day(Instant captured) {
        var today = LocalDate.now(clock);
        var day = LocalDate.ofInstant(captured, clock.getZone());
        return day.isAfter(today) ? today : day;
    }

    private static Result again(Item item, Submission known, Actor actor) {
        if (!known.author().equals(actor.id())) throw ProblemException.forbidden("submission-of-others", known.id());
        if (!known.sha256().equals(item.sha256())) throw ProblemException.conflict("submission-edited", known.id());
        return new Result(item.id(), Answer.DUPLICATE, true, known.outcome(), known.code(), known.detail());
    }

    private Content read(String text) {
        Content content;
        try {
            content = reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("/content", "submission-unreadable", e.getOriginalMessage());
        }
        if (content == null) throw ProblemException.invalid("/content", "submission-unreadable", "null");
        var wrong = new ArrayList<ProblemException.Wrong>();
        validator.validate(content).stream()
                .sorted(Comparator.comparing(one -> one.getPropertyPath().toString()))
                .forEach(one ->
                        wrong.add(new ProblemException.Wrong(pointer(one), "submission-part", one.getMessage())));
        if (wrong.isEmpty() && !isOfThisAge(content.capturedAt())) {
            wrong.add(new ProblemException.Wrong("/content/capturedAt", "submission-part", content.capturedAt()));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return content;
    }

    static boolean isOfThisAge(OffsetDateTime time) {
        return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
    }

    private static String pointer(ConstraintViolation<?> violation) {
        return "/content/" + violation.getPropertyPath().toString().replace('.', '/');
    }

    /** Of a refusal for what is wrong in it, the first wrong thing. */
    private static String code(ProblemException e) {
        return e.violations().isEmpty() ? e.code() : e.violations().get(0).code();
    }

    private static String detail(ProblemException e) {
        return e.violations().isEmpty()
                ? e.getMessage()
                : e.violations().stream()
                        .map(one -> one.pointer() + " " + one.code())
                        .distinct()
                        .limit(10)
                        .toList()
                        .toString();
    }
}
