package org.tuoyu.inspections.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/** Which kinds of incident there are, and who must be told of each within which time. */
record IncidentRules(@NotEmpty @Size(max = 50) List<@Valid @NotNull Kind> kinds) implements RuleKind.Content {

    /**
     * @param serious it weighs in the risk, and is told as urgent
     * @param matter of the plan: its clause decides which department learns of it beside the chain
     * @param chain who must be told, in that order
     */
    record Kind(
            @NotBlank @Size(max = 40) String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            boolean serious,
            @NotBlank String matter,
            @NotNull @Size(max = 20) List<@Valid @NotNull Step> chain,
            @NotBlank String source) {}

    /**
     * @param department by its code in the plan
     * @param withinMinutes after it was reported here
     */
    record Step(@NotBlank @Size(max = 60) String department, @Min(0) @Max(43200) int withinMinutes) {}

    Optional<Kind> kind(String code) {
        return kinds.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            if (kinds.subList(0, i).stream().anyMatch(other -> other.code().equals(kind.code()))) {
                wrong.add(new Wrong("/content/kinds/" + i + "/code", "code-twice"));
            }
            var departments = kind.chain().stream().map(Step::department).toList();
            if (departments.stream().distinct().count() < departments.size()) {
                wrong.add(new Wrong("/content/kinds/" + i + "/chain", "code-twice"));
            }
        }
        return wrong;
    }
}
