package org.tuoyu.institutions.standards;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tuoyu.institutions.standards.Finding.Bound;
import org.tuoyu.institutions.standards.StandardsRules.Rule;

/** Holds the rules against the figures; knows neither the database nor the clock. */
final class Checking {
    private Checking() {}

    static List<Finding> check(StandardsRules rules, Figures figures, LocalDate today) {
        return rules.rules().stream()
                .filter(rule -> rule.ifFact() == null || figures.isSo(rule.ifFact()))
                .map(rule -> check(rule, figures, today))
                .toList();
    }

    private static Finding check(Rule rule, Figures figures, LocalDate today) {
        return switch (rule.check()) {
            case CLASS_SIZE -> classSize(rule, figures);
            case CARERS ->
                atLeast(rule, figures.staff(org.tuoyu.institutions.staff.StaffRole.CARER), carers(rule, figures));
            case STAFF_FOR_CHILDREN ->
                atLeast(rule, figures.staff(rule.role()), roundedUp(figures.slots(), rule.children()));
            case HEALTH_CHECKS -> atMost(rule, overdue(rule, figures, today), 0);
            case CERTIFICATE -> certificate(rule, figures.certificates().get(rule.certificate()), today);
            case FACT -> fact(rule, figures.facts().get(rule.fact()));
        };
    }

    /** Of the class that exceeds its size most; of those that exceed none, the fullest. */
    private static Finding classSize(Rule rule, Figures figures) {
        Finding worst = null;
        for (var one : figures.classes()) {
            var most = rule.byBand().get(one.ageBand());
            if (most == null) continue;
            var found = atMost(rule, one.slots(), most);
            if (worst == null || found.figure() - found.wanted() > worst.figure() - worst.wanted()) worst = found;
        }
        return worst == null ? finding(rule, true, null, null, null) : worst;
    }

    /** Σ over the classes ⌈slots ÷ ratio⌉; a band without a ratio asks for none. */
    private static int carers(Rule rule, Figures figures) {
        return figures.classes().stream()
                .filter(one -> rule.byBand().containsKey(one.ageBand()))
                .mapToInt(one -> roundedUp(one.slots(), rule.byBand().get(one.ageBand())))
                .sum();
    }

    private static int overdue(Rule rule, Figures figures, LocalDate today) {
        var since = today.minusMonths(rule.months());
        return (int) figures.healthChecks().stream()
                .filter(day -> day == null || day.isBefore(since))
                .count();
    }

    /** In days that it still holds, today included; one that nobody has brought is not known. */
    private static Finding certificate(Rule rule, LocalDate until, LocalDate today) {
        if (until == null) return finding(rule, null, null, 1.0, Bound.AT_LEAST);
        return atLeast(rule, ChronoUnit.DAYS.between(today, until) + 1.0, 1);
    }

    private static Finding fact(Rule rule, Double value) {
        if (value == null) {
            return rule.atLeast() != null
                    ? finding(rule, null, null, rule.atLeast(), Bound.AT_LEAST)
                    : finding(rule, null, null, rule.atMost(), Bound.AT_MOST);
        }
        return rule.atLeast() != null ? atLeast(rule, value, rule.atLeast()) : atMost(rule, value, rule.atMost());
    }

    private static Finding atLeast(Rule rule, double figure, double wanted) {
        return finding(rule, figure >= wanted, figure, wanted, Bound.AT_LEAST);
    }

    private static Finding atMost(Rule rule, double figure, double wanted) {
        return finding(rule, figure <= wanted, figure, wanted, Bound.AT_MOST);
    }

    private static Finding finding(Rule rule, Boolean met, Double figure, Double wanted, Bound bound) {
        return new Finding(
                rule.code(), rule.nameZh(), rule.nameEn(), rule.severity(), met, figure, wanted, bound, rule.source());
    }

    private static int roundedUp(int children, int each) {
        return (children + each - 1) / each;
    }
}
