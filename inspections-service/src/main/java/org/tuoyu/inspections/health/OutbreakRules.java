package org.tuoyu.inspections.health;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.tuoyu.platform.rules.RuleKind;

/**
 * When similar cases in a class are the signal of an outbreak.
 *
 * @param symptoms codes of what is counted as similar
 * @param inADay new cases of a class on a day
 * @param inDays new cases of a class in so many {@code days}
 * @param reportWithinHours after the signal
 */
record OutbreakRules(
        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 40) String> symptoms,
        @Min(1) int inADay,
        @Min(1) int inDays,
        @Min(2) @Max(30) int days,
        @Min(1) @Max(240) int reportWithinHours)
        implements RuleKind.Content {}
