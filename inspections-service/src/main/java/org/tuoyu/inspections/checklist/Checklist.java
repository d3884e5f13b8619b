package org.tuoyu.inspections.checklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/**
 * The points of a kind of visit. A version is never changed: who begins with one is judged by it.
 *
 * @param wanted whether a report needs its answers
 * @param grades from the best down, by the share of points reached; empty where no cut-offs are published
 */
record Checklist(
        @NotBlank String titleZh,
        @NotBlank String titleEn,
        boolean wanted,
        @NotNull List<@Valid @NotNull Grade> grades,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Section> sections)
        implements RuleKind.Content {

    /** @param fromPercent of the points that can be reached */
    record Grade(@NotBlank @Size(max = 20) String name, @NotNull @Min(0) @Max(100) BigDecimal fromPercent) {}

    record Section(
            @NotBlank String titleZh,
            @NotBlank String titleEn,
            @NotEmpty @Size(max = 200) List<@Valid @NotNull Item> items) {}

    /** What an unmet point has to be shown with. */
    enum Evidence {
        NOTE,
        PHOTO
    }

    /**
     * @param matter of the plan: its clause decides which department learns of what is not met
     * @param severity of the finding that an unmet point raises; null: none
     * @param veto unmet, it alone makes the lowest grade
     * @param points that it gives; 0 where it is not scored
     * @param onlyIf the point that must have been met for this one to apply; null: it always does
     * @param source standard or document
     */
    record Item(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String code,
            @NotBlank String textZh,
            @NotBlank String textEn,
            String matter,
            Finding.Severity severity,
            boolean veto,
            @Min(0) @Max(10000) int points,
            String onlyIf,
            Evidence evidence,
            @NotBlank String source) {}

    Stream<Item> items() {
        return sections.stream().flatMap(section -> section.items().stream());
    }

    @JsonIgnore
    String lowestGrade() {
        return grades.isEmpty() ? null : grades.get(grades.size() - 1).name();
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        var before = new HashSet<String>();
        for (int s = 0; s < sections.size(); s++) {
            var items = sections.get(s).items();
            for (int i = 0; i < items.size(); i++) {
                var item = items.get(i);
                var at = "/content/sections/" + s + "/items/" + i;
                if (item.onlyIf() != null && !before.contains(item.onlyIf())) {
                    wrong.add(new Wrong(at + "/onlyIf", "only-if-unknown", item.onlyIf()));
                }
                if (!before.add(item.code())) wrong.add(new Wrong(at + "/code", "code-twice"));
                if (item.severity() != null && item.matter() == null) {
                    wrong.add(new Wrong(at + "/matter", "matter-missing"));
                }
            }
        }
        for (int i = 1; i < grades.size(); i++) {
            if (grades.get(i).fromPercent().compareTo(grades.get(i - 1).fromPercent()) >= 0) {
                wrong.add(new Wrong("/content/grades/" + i + "/fromPercent", "must-fall"));
            }
        }
        if (!grades.isEmpty() && grades.get(grades.size() - 1).fromPercent().signum() > 0) {
            wrong.add(new Wrong("/content/grades/" + (grades.size() - 1) + "/fromPercent", "must-reach-zero"));
        }
        return wrong;
    }
}
