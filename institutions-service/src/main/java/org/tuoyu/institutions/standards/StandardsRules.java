package org.tuoyu.institutions.standards;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tuoyu.institutions.capacity.AgeBand;
import org.tuoyu.institutions.staff.StaffRole;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/** What premises, classes and staff must be like. */
public record StandardsRules(@NotEmpty List<@Valid @NotNull Rule> rules) implements RuleKind.Content {

    /** How a rule is checked. */
    enum Check {
        /** No class has more slots than {@code byBand} says. */
        CLASS_SIZE,
        /** Carers: the sum over the classes of slots divided by {@code byBand}, each rounded up. */
        CARERS,
        /** One of {@code role} for each {@code children} slots begun. */
        STAFF_FOR_CHILDREN,
        /** All staff had their health check within {@code months}. */
        HEALTH_CHECKS,
        /** A document with the code {@code certificate} holds today; without an end it does only where {@code endless}. */
        CERTIFICATE,
        /** A fact of the premises is at least, or at most, a number; a yes is 1, a no is 0. */
        FACT
    }

    public enum Severity {
        /** 必须 */
        MUST,
        /** 建议 */
        SHOULD
    }

    /**
     * @param source document and clause
     * @param ifFact holds only where this fact of the premises is a yes; null for all
     */
    public record Rule(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotNull Severity severity,
            @NotBlank String source,
            @NotNull Check check,
            Map<AgeBand, @NotNull @Min(1) Integer> byBand,
            StaffRole role,
            @Min(1) Integer children,
            @Min(1) Integer months,
            String certificate,
            Boolean endless,
            String ifFact,
            String fact,
            Double atLeast,
            Double atMost) {
        boolean isComplete() {
            return switch (check) {
                case CLASS_SIZE, CARERS -> byBand != null;
                case STAFF_FOR_CHILDREN -> role != null && children != null;
                case HEALTH_CHECKS -> months != null;
                case CERTIFICATE -> certificate != null;
                case FACT -> fact != null && (atLeast == null) != (atMost == null);
            };
        }
    }

    /** The most slots a class of this band may have, and by what rule; empty where none says so. */
    public Optional<Rule> classSize(AgeBand band) {
        return rules.stream()
                .filter(rule ->
                        rule.check() == Check.CLASS_SIZE && rule.byBand().containsKey(band))
                .findFirst();
    }

    /** The facts of premises that some rule asks for. */
    List<String> facts() {
        return rules.stream()
                .flatMap(rule -> Stream.of(rule.fact(), rule.ifFact()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether a document with this code has to say how long it holds. */
    public boolean wantsEnd(String certificate) {
        return rules.stream()
                .anyMatch(rule -> rule.check() == Check.CERTIFICATE
                        && rule.certificate().equals(certificate)
                        && !Boolean.TRUE.equals(rule.endless()));
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        if (rules.stream().map(Rule::code).collect(Collectors.toSet()).size() < rules.size()) {
            wrong.add(new Wrong("/content/rules", "code-twice"));
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!rules.get(i).isComplete()) {
                wrong.add(new Wrong(
                        "/content/rules/" + i, "rule-incomplete", rules.get(i).check()));
            }
        }
        return wrong;
    }
}
