package org.tuoyu.targets.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A plan as its document has it.
 *
 * @param indicators that it counts, beside the slots of its ledger; what they need of others is added by itself
 * @param amendment by which an issued plan is changed; a draft needs none
 */
@Schema(
        name = "PlanRequest",
        examples =
                """
                {"regionCode": "211104", "documentNumber": "示例〔2023〕1号", "title": "实施方案", "issuedOn": "2023-09-18",
                 "firstYear": 2023, "lastYear": 2025,
                 "departments": [{"code": "health", "name": "区卫生健康局", "aliases": ["卫生健康部门"], "duty": "业务指导"}],
                 "clauses": [{"number": "三(五)2", "heading": "严格监督管理", "text": "定期考核评估", "responsible": ["区卫生健康局"],
                              "towns": true, "matters": ["supervision"]}],
                 "indicators": [{"code": "health-management-rate", "responsible": "区卫生健康局"}]}""")
public record PlanRequest(
        @NotBlank String regionCode,
        @NotBlank @Size(max = 100) String documentNumber,
        @NotBlank @Size(max = 300) String title,
        @NotNull LocalDate issuedOn,
        @Min(1949) @Max(2200) int firstYear,
        @Min(1949) @Max(2200) int lastYear,
        @NotEmpty @Size(max = 200) List<@Valid @NotNull DepartmentEntry> departments,
        @NotEmpty @Size(max = 500) List<@Valid @NotNull ClauseEntry> clauses,
        @Size(max = 200) List<@Valid @NotNull IndicatorEntry> indicators,
        @Valid Amendment amendment) {

    /** @param aliases other names under which the document prints the same department */
    public record DepartmentEntry(
            @NotBlank @Size(max = 60) String code,
            @NotBlank @Size(max = 100) String name,
            List<@NotBlank String> aliases,
            @Size(max = 4000) String duty) {}

    /** @param responsible the units in the printed order; the first leads */
    public record ClauseEntry(
            @NotBlank @Size(max = 30) String number,
            @NotBlank @Size(max = 200) String heading,
            @NotBlank @Size(max = 8000) String text,
            @NotNull List<@NotBlank String> responsible,
            boolean towns,
            List<@NotBlank String> matters) {}

    /**
     * A ready definition by its code alone, or one of the plan's own with all fields. A rate has numerator and
     * denominator; others are reported.
     *
     * @param responsible the unit that reports it, as the document prints it
     * @param per a rate is so much per 100, per 1000
     */
    public record IndicatorEntry(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String code,
            @Size(min = 1, max = 100) String name,
            @Size(min = 1, max = 100) String nameEn,
            @Size(min = 1, max = 20) String unit,
            Indicator.Kind kind,
            Indicator.Direction direction,
            @Size(max = 60) String numerator,
            @Size(max = 60) String denominator,
            @Min(1) @Max(1_000_000) Integer per,
            @Size(max = 100) String responsible,
            @Size(min = 1, max = 300) String basis) {
        boolean namesReadyOne() {
            return name == null && kind == null && numerator == null && denominator == null;
        }
    }

    List<IndicatorEntry> counted() {
        return indicators == null ? List.of() : indicators;
    }
}
