package org.tuoyu.targets.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By what is evaluated. A part of which a unit has nothing is not counted: the others stand for the whole.
 *
 * @param basis document or decision that set it
 * @param fromYear the first year that is evaluated by it; years before keep theirs
 * @param lateShare of a report or an answer that came late, from 0 to 1; in time it is 1, without it 0
 * @param grades each from so many of 100 points on; one of them from 0
 */
@Schema(
        name = "EvaluationScheme",
        examples =
                """
                {"basis": "示例〔2024〕12号", "fromYear": 2024, "towns": {"targets": 70, "tasks": 20, "answers": 10},
                 "departments": {"targets": 30, "tasks": 50, "answers": 20}, "lateShare": 0.5,
                 "grades": [{"name": "优秀", "nameEn": "Excellent", "from": 90}, {"name": "合格", "nameEn": "Pass", "from": 60},
                            {"name": "不合格", "nameEn": "Fail", "from": 0}]}""")
public record Scheme(
        @NotBlank @Size(max = 500) String basis,
        @Min(1949) @Max(2200) int fromYear,
        @Valid @NotNull Points towns,
        @Valid @NotNull Points departments,
        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) BigDecimal lateShare,
        @NotEmpty @Size(max = 10) List<@Valid @NotNull Grade> grades) {

    /** What the parts weigh: targets reached, tasks reported, notifications answered. */
    public record Points(@Min(0) @Max(1000) int targets, @Min(0) @Max(1000) int tasks, @Min(0) @Max(1000) int answers) {
        int sum() {
            return targets + tasks + answers;
        }
    }

    public record Grade(
            @NotBlank @Size(max = 30) String name,
            @NotBlank @Size(max = 30) String nameEn,
            @Min(0) @Max(100) int from) {}

    /** Null while nothing was measured. */
    Grade grade(BigDecimal score) {
        if (score == null) return null;
        return grades.stream()
                .sorted(Comparator.comparingInt(Grade::from).reversed())
                .filter(one -> score.compareTo(BigDecimal.valueOf(one.from())) >= 0)
                .findFirst()
                .orElse(null);
    }
}
