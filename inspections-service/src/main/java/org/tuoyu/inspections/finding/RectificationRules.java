package org.tuoyu.inspections.finding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/**
 * How long rectification (整改) may take and what follows when it is not made. The plan says “及时通报并督促整改” and names no
 * number: local configuration.
 *
 * @param severities each of them once
 * @param longestExtension working days that it may be extended by, once
 * @param escalateAfter working days after the due day, rising: on the day after each, those above are told
 * @param powers which department may penalise what, under which law
 */
record RectificationRules(
        @NotEmpty List<@Valid @NotNull OfSeverity> severities,
        @Min(0) @Max(250) int longestExtension,
        @NotEmpty List<@NotNull @Min(0) @Max(250) Integer> escalateAfter,
        @NotNull List<@Valid @NotNull Power> powers)
        implements RuleKind.Content {

    /**
     * @param workingDays until it must be put right
     * @param suspendsSlots whether the slots are out of service until then
     */
    record OfSeverity(@NotNull Finding.Severity severity, @Min(0) @Max(250) int workingDays, boolean suspendsSlots) {}

    /**
     * @param clause of the plan under which the finding stands
     * @param basis law and article
     */
    record Power(@NotBlank String clause, @NotBlank String department, @NotBlank String basis) {}

    OfSeverity of(Finding.Severity severity) {
        return severities.stream()
                .filter(one -> one.severity() == severity)
                .findFirst()
                .orElseThrow();
    }

    Optional<Power> power(String clause) {
        return powers.stream().filter(one -> one.clause().equals(clause)).findFirst();
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        var named = severities.stream().map(OfSeverity::severity).sorted().toList();
        if (!named.equals(Arrays.asList(Finding.Severity.values()))) {
            wrong.add(new Wrong(
                    "/content/severities", "severities-each-once", Arrays.toString(Finding.Severity.values())));
        }
        if (!escalateAfter.equals(escalateAfter.stream().distinct().sorted().toList())) {
            wrong.add(new Wrong("/content/escalateAfter", "must-rise"));
        }
        return wrong;
    }
}
