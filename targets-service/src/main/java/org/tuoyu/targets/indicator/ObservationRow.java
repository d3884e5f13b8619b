package org.tuoyu.targets.indicator;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * One figure of a report.
 *
 * @param month 1 to 12; null for the year as a whole
 * @param value in the indicator's unit, from 0
 * @param evidence where it can be looked up: document, report, address
 * @param reason wanted when it corrects a figure that is there
 */
public record ObservationRow(
        @NotBlank @Size(max = 60) String indicator,
        @NotBlank String regionCode,
        @Min(1949) @Max(2200) int year,
        @Min(1) @Max(12) Integer month,
        @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal value,
        @NotBlank @Size(max = 500) String evidence,
        @Size(max = 1000) String reason) {}
