package org.tuoyu.targets.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tuoyu.targets.plan.Indicator;

class ReportedTest {
    private static final Map<String, Indicator> INDICATORS =
            Map.of("a", indicator("a", Indicator.Kind.STOCK), "f", indicator("f", Indicator.Kind.FLOW));

    @Property
    void theSumOfTheTownsIsTheDistrict(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 9999) Integer> towns) {
        var figures = new ArrayList<Observations.Figure>();
        for (int i = 0; i < towns.size(); i++) figures.add(figure("a", "21110400" + (i + 1), 0, towns.get(i)));
        assertThat(value(Reported.of(figures, INDICATORS), "a", "211104"))
                .isEqualByComparingTo(BigDecimal.valueOf(
                        towns.stream().mapToInt(Integer::intValue).sum()));
    }

    @Property
    void aMergerFollowedByASplitByTheCrosswalkPreservesTheTotal(
            @ForAll @Size(4) List<@IntRange(min = 0, max = 9999) Integer> towns,
            @ForAll @IntRange(min = 1, max = 99) int share) {
        var figures = new ArrayList<Observations.Figure>();
        for (int i = 0; i < 4; i++) figures.add(figure("a", "21110400" + (i + 1), 0, towns.get(i)));
        var part = BigDecimal.valueOf(share, 2);
        var crosswalk = new Crosswalk(List.of(
                step(2025, "211104002", "211104001", BigDecimal.ONE),
                step(2026, "211104001", "211104001", part),
                step(2026, "211104001", "211104008", BigDecimal.ONE.subtract(part))));
        var recut = Reported.of(figures, INDICATORS).in(crosswalk);
        assertThat(value(recut, "a", "211104"))
                .isEqualByComparingTo(BigDecimal.valueOf(
                        towns.stream().mapToInt(Integer::intValue).sum()));
        assertThat(recut.sum(List.of("a"), "211104002")).isEmpty();
    }

    @Property
    void ofAYearsMonthsAStockIsTheLastAndAFlowTheirSum(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 99) Integer> months) {
        var figures = new ArrayList<Observations.Figure>();
        for (int i = 0; i < months.size(); i++) {
            figures.add(figure("a", "211104001", i + 1, months.get(i)));
            figures.add(figure("f", "211104001", i + 1, months.get(i)));
        }
        var reported = Reported.of(figures, INDICATORS);
        assertThat(value(reported, "a", "211104"))
                .isEqualByComparingTo(BigDecimal.valueOf(months.get(months.size() - 1)));
        assertThat(value(reported, "f", "211104"))
                .isEqualByComparingTo(BigDecimal.valueOf(
                        months.stream().mapToInt(Integer::intValue).sum()));
        figures.add(0, figure("f", "211104001", 0, 7));
        assertThat(value(Reported.of(figures, INDICATORS), "f", "211104")).isEqualByComparingTo("7");
    }

    private static BigDecimal value(Reported reported, String indicator, String region) {
        return reported.sum(List.of(indicator), region).orElseThrow().values().get(indicator);
    }

    private static Crosswalk.Step step(int year, String from, String to, BigDecimal share) {
        return new Crosswalk.Step(LocalDate.of(year, 1, 1), from, to, share);
    }

    private static Observations.Figure figure(String indicator, String region, int month, int value) {
        return new Observations.Figure(indicator, region, month, BigDecimal.valueOf(value));
    }

    private static Indicator indicator(String code, Indicator.Kind kind) {
        return new Indicator(
                code,
                code,
                code,
                "个",
                kind,
                Indicator.Direction.HIGHER,
                Indicator.Source.REPORTED,
                null,
                null,
                1,
                null,
                "测试");
    }
}
