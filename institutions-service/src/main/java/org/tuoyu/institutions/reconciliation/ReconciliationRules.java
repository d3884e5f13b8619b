package org.tuoyu.institutions.reconciliation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.tuoyu.platform.rules.RuleKind;

/**
 * @param unfiledAfterDays how long after its registration an institution without filing is a discrepancy
 * @param penalties what the law foresees for not filing, step by step: information, no step is taken here
 */
public record ReconciliationRules(
        @Min(0) @Max(3650) int unfiledAfterDays, @NotNull List<@Valid @NotNull Penalty> penalties)
        implements RuleKind.Content {

    public record Penalty(@NotBlank String nameZh, @NotBlank String nameEn, @NotBlank String source) {}
}
