package org.tuoyu.targets.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SharedTest {
    @Property
    void thePartsAddUpToTheWholeAndNoneIsAUnitOff(
            @ForAll @LongRange(min = 0, max = 2_000_000_000) long figure,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 1000) Integer> weights) {
        var shares = shares(weights);
        var regions = new ArrayList<String>();
        for (int i = 0; i < shares.size(); i++) regions.add("r" + i);
        var parts = Shared.out(figure, regions, shares);
        assertThat(parts.stream().mapToLong(Shared::figure).sum()).isEqualTo(figure);
        for (int i = 0; i < parts.size(); i++) {
            var exact = shares.get(i).multiply(BigDecimal.valueOf(figure));
            assertThat(exact.subtract(BigDecimal.valueOf(parts.get(i).figure())).abs())
                    .isLessThan(BigDecimal.ONE);
        }
    }

    /** Four decimals each, 1 together. */
    private static List<BigDecimal> shares(List<Integer> weights) {
        var sum =
                BigDecimal.valueOf(weights.stream().mapToInt(Integer::intValue).sum());
        var shares = new ArrayList<BigDecimal>();
        for (var weight : weights) {
            shares.add(BigDecimal.valueOf(weight)
                    .divide(sum, MathContext.DECIMAL64)
                    .setScale(4, RoundingMode.FLOOR));
        }
        var rest = BigDecimal.ONE.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        shares.set(0, shares.get(0).add(rest));
        return shares;
    }
}
