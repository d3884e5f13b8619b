package org.tuoyu.targets.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.plan.Indicator;

/** Computes a figure of any kind of indicator for a region of a board: stocks and flows added, rates from their parts. */
final class Compute {
    private static final int DECIMALS = 3;
    private final Map<String, Indicator> indicators;
    private final Reported reported;
    private final Map<String, Board.Row> rows = new HashMap<>();

    /** Parts of a rate, or the value alone, with the number of reports it is made of. */
    private record Parts(BigDecimal numerator, BigDecimal denominator, int reportedBy) {}

    Compute(Map<String, Indicator> indicators, Reported reported, List<Board.Row> rows) {
        this.indicators = indicators;
        this.reported = reported;
        rows.forEach(row -> this.rows.put(row.regionCode(), row));
    }

    Indicators.Figure figure(Indicator indicator, Board.Row row, BigDecimal target) {
        var parts = indicator.ofParts()
                ? rate(indicators.get(indicator.numerator()), indicators.get(indicator.denominator()), row.regionCode())
                : plain(indicator, row.regionCode());
        var value = parts.map(one -> indicator.ofParts()
                        ? divided(one.numerator(), one.denominator(), indicator.per())
                        : one.numerator())
                .orElse(null);
        return new Indicators.Figure(
                row.regionCode(),
                row.regionName(),
                target,
                value,
                indicator.ofParts() ? parts.map(Parts::numerator).orElse(null) : null,
                indicator.ofParts() ? parts.map(Parts::denominator).orElse(null) : null,
                target == null || value == null ? null : meets(indicator, parts.get(), target),
                target == null || value == null ? null : missing(indicator, parts.get(), target),
                parts.map(Parts::reportedBy).orElse(0));
    }

    private Optional<Parts> plain(Indicator indicator, String region) {
        if (indicator.source() != Indicator.Source.REPORTED) {
            return derived(indicator, region).map(value -> new Parts(value, null, 0));
        }
        return reported.sum(List.of(indicator.code()), region)
                .map(sum -> new Parts(
                        sum.values().get(indicator.code()), null, sum.regions().size()));
    }

    /** Over the regions for which both parts are there, and only those. */
    private Optional<Parts> rate(Indicator numerator, Indicator denominator, String region) {
        var asked = Stream.of(numerator, denominator)
                .filter(part -> part.source() == Indicator.Source.REPORTED)
                .map(Indicator::code)
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return derived(numerator, region)
                    .flatMap(above -> derived(denominator, region).map(below -> new Parts(above, below, 0)))
                    .filter(parts -> parts.denominator().signum() > 0);
        }
        return reported.sum(asked, region)
                .flatMap(sum -> over(numerator, sum).flatMap(above -> over(denominator, sum)
                        .map(below -> new Parts(above, below, sum.regions().size()))))
                .filter(parts -> parts.denominator().signum() > 0);
    }

    private Optional<BigDecimal> over(Indicator part, Reported.Sum sum) {
        if (part.source() == Indicator.Source.REPORTED) {
            return Optional.of(sum.values().get(part.code()));
        }
        var values = sum.regions().stream().map(region -> derived(part, region)).toList();
        return values.stream().allMatch(Optional::isPresent)
                ? Optional.of(values.stream().map(Optional::get).reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    /** Of a region that the board shows. */
    private Optional<BigDecimal> derived(Indicator indicator, String region) {
        return Optional.ofNullable(rows.get(region)).flatMap(row -> switch (indicator.source()) {
            case SLOTS_FILED -> Optional.of(BigDecimal.valueOf(row.filedSlots()));
            case SLOTS_REGISTERED -> Optional.of(BigDecimal.valueOf(row.registeredSlots()));
            case POPULATION -> Optional.ofNullable(row.rate()).map(rate -> BigDecimal.valueOf(rate.population()));
            default -> Optional.empty();
        });
    }

    static BigDecimal divided(BigDecimal numerator, BigDecimal denominator, int per) {
        return numerator.multiply(BigDecimal.valueOf(per)).divide(denominator, DECIMALS, RoundingMode.HALF_UP);
    }

    /** By the exact parts, not by the rounded rate: 4.4996 is not 4.5. */
    private static boolean meets(Indicator indicator, Parts parts, BigDecimal target) {
        return indicator.ofParts()
                ? indicator.meets(
                        parts.numerator().multiply(BigDecimal.valueOf(indicator.per())),
                        target.multiply(parts.denominator()))
                : indicator.meets(parts.numerator(), target);
    }

    private static BigDecimal missing(Indicator indicator, Parts parts, BigDecimal target) {
        if (meets(indicator, parts, target)) return BigDecimal.ZERO;
        if (indicator.direction() == Indicator.Direction.LOWER) return null;
        return indicator.ofParts()
                ? wanted(target, parts.denominator(), indicator.per()).subtract(parts.numerator())
                : target.subtract(parts.numerator());
    }

    /** The least whole numerator with which a rate is reached. */
    static BigDecimal wanted(BigDecimal target, BigDecimal denominator, int per) {
        return target.multiply(denominator).divide(BigDecimal.valueOf(per), 0, RoundingMode.CEILING);
    }
}
