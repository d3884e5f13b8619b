package org.tuoyu.institutions.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.tuoyu.platform.rules.RuleKind;

/**
 * Which department registers which legal form; duties overlap (行政审批, 民政, 市场监管), so one form may have several.
 *
 * @param pushWithinWorkingDays how soon a registration should be pushed; 国卫办人口发〔2019〕25号 says 及时 and no number, so
 *     null until the region has set one
 */
record RegistrarRules(
        @NotEmpty List<@Valid @NotNull Registers> registrars, @Min(0) @Max(250) Integer pushWithinWorkingDays)
        implements RuleKind.Content {

    record Registers(@NotNull LegalForm legalForm, @NotBlank String department) {}

    List<String> of(LegalForm form) {
        return registrars.stream()
                .filter(one -> one.legalForm() == form)
                .map(Registers::department)
                .sorted()
                .toList();
    }
}
