package org.tuoyu.targets.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From the regions of one day to those of a later one, with the share of each that goes on in each. */
final class Crosswalk {
    private final List<Step> steps;

    record Step(LocalDate day, String from, String to, BigDecimal share) {}

    /** @param steps those between the two days */
    Crosswalk(List<Step> steps) {
        this.steps = steps.stream().sorted(Comparator.comparing(Step::day)).toList();
    }

    /** The region itself when nothing happened to it; the shares add up to 1. */
    Map<String, BigDecimal> of(String region) {
        Map<String, BigDecimal> shares = new TreeMap<>(Map.of(region, BigDecimal.ONE));
        for (var day : steps.stream().map(Step::day).distinct().toList()) {
            var next = new TreeMap<String, BigDecimal>();
            shares.forEach((code, share) -> {
                var onward = steps.stream()
                        .filter(step -> step.day().equals(day) && step.from().equals(code))
                        .toList();
                if (onward.isEmpty()) next.merge(code, share, BigDecimal::add);
                onward.forEach(step -> next.merge(step.to(), share.multiply(step.share()), BigDecimal::add));
            });
            shares = next;
        }
        return shares;
    }
}
