package org.tuoyu.inspections.law;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/**
 * Which kinds of visit there are, and what may be inspected how often.
 *
 * @param items the published list (检查事项清单)
 * @param mostPerYear inspections of one institution in a calendar year, by all departments; null where no cap is published
 * @param arrivalCodeWanted whether an administrative inspection has to scan the institution's code (扫码入企)
 */
record InspectionRules(
        @NotEmpty List<@Valid @NotNull Kind> kinds,
        @NotNull List<@Valid @NotNull Item> items,
        @Min(1) Integer mostPerYear,
        boolean arrivalCodeWanted)
        implements RuleKind.Content {

    /** @param counts to the yearly cap */
    record Kind(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotNull Nature nature,
            boolean counts,
            @NotBlank String source) {}

    /**
     * @param department that inspects it, by its code in the plan
     * @param source the law that gives the power
     */
    record Item(
            @NotBlank String code,
            @NotBlank String nameZh,
            @NotBlank String nameEn,
            @NotBlank String department,
            @NotBlank String source) {}

    Optional<Kind> kind(String code) {
        return kinds.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    Optional<Item> item(String code) {
        return items.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        if (hasTwice(kinds.stream().map(Kind::code))) wrong.add(new Wrong("/content/kinds", "code-twice"));
        if (hasTwice(items.stream().map(Item::code))) wrong.add(new Wrong("/content/items", "code-twice"));
        return wrong;
    }

    private static boolean hasTwice(Stream<String> codes) {
        var all = codes.toList();
        return all.stream().distinct().count() < all.size();
    }
}
