package org.tuoyu.inspections.sync;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.checklist.Answer;
import org.tuoyu.inspections.visit.ReportVisit;

/**
 * What a device says of a visit.
 *
 * @param author account that was signed in when it was captured
 * @param capturedAt by the clock of the device
 * @param photos SHA-256 of each
 * @param checklist the version that was on the device when it was captured; null when none was used
 * @param signature SHA-256 of its picture, which is one of the photos; null without one
 */
record Content(
        @NotNull UUID visitId,
        @NotBlank String author,
        @NotNull OffsetDateTime capturedAt,
        @Size(max = 60) String certificateNumber,
        @Size(max = 60) String arrivalCode,
        @NotNull Boolean conforms,
        @Size(max = 4000) String note,
        @NotNull @Size(max = 100) List<ReportVisit.@Valid @NotNull FindingEntry> findings,
        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = "[0-9a-f]{64}") String> photos,
        UUID checklist,
        @JsonDeserialize(using = Answers.class) @Size(max = 2000) List<@Valid @NotNull Answer> answers,
        @Pattern(regexp = "[0-9a-f]{64}") String signature) {
    /** Apps that knew no checklists sent an object: what they captured is taken as it is, without answers. */
    static final class Answers extends JsonDeserializer<List<Answer>> {
        @Override
        public List<Answer> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                parser.skipChildren();
                return List.of();
            }
            return context.readValue(
                    parser, context.getTypeFactory().constructCollectionType(List.class, Answer.class));
        }
    }

    ReportVisit.Request report(LocalDate visitedOn) {
        return new ReportVisit.Request(
                visitedOn, certificateNumber, arrivalCode, conforms, note, findings, checklist, answers);
    }
}
