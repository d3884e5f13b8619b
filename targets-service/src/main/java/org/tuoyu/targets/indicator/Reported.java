package org.tuoyu.targets.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Indicator;

/**
 * What was reported for a year, by region, and how it adds up: of a region and those below it the topmost that reported
 * count, so that nothing counts twice. Several indicators are added over the same regions, those that reported all of them:
 * a rate is never made of one town's children and another town's.
 */
final class Reported {
    private final Map<String, Map<String, BigDecimal>> byIndicator = new HashMap<>();

    /** @param regions that reported, with each indicator's sum over them */
    record Sum(List<String> regions, Map<String, BigDecimal> values) {}

    /** A stock is that of the year, else of its last month; a flow that of the year, else of all its months. */
    static Reported of(List<Observations.Figure> figures, Map<String, Indicator> indicators) {
        var reported = new Reported();
        var latest = new HashMap<List<String>, Integer>();
        for (var one : figures) {
            var place = List.of(one.indicator(), one.regionCode());
            var values = reported.byIndicator.computeIfAbsent(one.indicator(), code -> new HashMap<>());
            var flow = indicators.get(one.indicator()).kind() == Indicator.Kind.FLOW;
            var seen = latest.get(place);
            if (seen == null || one.month() == 0 || (!flow && seen != 0 && one.month() > seen)) {
                values.put(one.regionCode(), one.value());
                latest.put(place, one.month());
            } else if (flow && seen != 0) values.merge(one.regionCode(), one.value(), BigDecimal::add);
        }
        return reported;
    }

    /** Goes on in the regions of another cut: each old region's figures by its shares. */
    Reported in(Crosswalk crosswalk) {
        var recut = new Reported();
        byIndicator.forEach((indicator, values) ->
                values.forEach((region, value) -> crosswalk.of(region).forEach((successor, share) -> recut.byIndicator
                        .computeIfAbsent(indicator, code -> new HashMap<>())
                        .merge(successor, value.multiply(share), BigDecimal::add))));
        return recut;
    }

    Optional<Sum> sum(List<String> indicators, String region) {
        var scope = RegionScope.of(region);
        var topmost = new ArrayList<String>();
        indicators.stream()
                .map(code -> byIndicator.getOrDefault(code, Map.of()).keySet())
                .reduce((one, other) -> {
                    var both = new java.util.HashSet<>(one);
                    both.retainAll(other);
                    return both;
                })
                .orElse(java.util.Set.of())
                .stream()
                .filter(scope::covers)
                .sorted(Comparator.comparing(
                                (String code) -> RegionScope.of(code).prefix().length())
                        .thenComparing(code -> code))
                .filter(code -> topmost.stream()
                        .noneMatch(above -> RegionScope.of(above).covers(code)))
                .forEach(topmost::add);
        if (topmost.isEmpty()) return Optional.empty();
        var sums = new HashMap<String, BigDecimal>();
        for (var indicator : indicators) {
            sums.put(
                    indicator,
                    topmost.stream().map(byIndicator.get(indicator)::get).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return Optional.of(new Sum(topmost, sums));
    }
}
