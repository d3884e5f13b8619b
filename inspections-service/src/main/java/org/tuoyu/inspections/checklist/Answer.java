package org.tuoyu.inspections.checklist;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was seen of one point.
 *
 * @param item by its code
 * @param points that it got; absent: all when met, none when not
 * @param photos SHA-256 of each; they are sent before
 */
@Schema(name = "ChecklistAnswer")
public record Answer(
        @NotBlank @Size(max = 40) String item,
        @NotNull Outcome outcome,
        @Min(0) Integer points,
        @Size(max = 2000) String note,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[0-9a-f]{64}") String> photos) {

    public enum Outcome {
        MET,
        NOT_MET,
        /** Nothing of the kind is there. */
        NOT_APPLICABLE
    }

    boolean isShown(Checklist.Evidence wanted) {
        if (wanted == null || outcome != Outcome.NOT_MET) return true;
        return switch (wanted) {
            case NOTE -> note != null && !note.isBlank();
            case PHOTO -> photos != null && !photos.isEmpty();
        };
    }

    int points(int most) {
        return switch (outcome) {
            case NOT_APPLICABLE -> 0;
            case MET -> points == null ? most : points;
            case NOT_MET -> points == null ? 0 : points;
        };
    }
}
