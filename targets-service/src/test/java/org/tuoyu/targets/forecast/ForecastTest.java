package org.tuoyu.targets.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ForecastTest {
    private static final LocalDate MIDYEAR = LocalDate.of(2025, 7, 1);
    private static final LocalDate YEAR_END = LocalDate.of(2025, 12, 31);

    @Example
    void atASteadyPaceTheYearEndsWhereThePaceLeads() {
        var forecast = Forecast.of(MIDYEAR, YEAR_END, 200, 100, 100, 0, Collections.nCopies(12, 10));
        assertThat(forecast.expectedSlots()).isEqualTo(160);
        assertThat(forecast.lowSlots()).isEqualTo(160);
        assertThat(forecast.highSlots()).isEqualTo(160);
        assertThat(forecast.standing()).isEqualTo(Standing.AT_RISK);
        assertThat(forecast.metOn()).isEqualTo(LocalDate.of(2026, 5, 2));
    }

    @Example
    void whatIsRegisteredAndNotYetFiledCountsOnWhileTheYearRuns() {
        var forecast = Forecast.of(MIDYEAR, YEAR_END, 150, 100, 150, 0, List.of());
        assertThat(forecast.expectedSlots()).isEqualTo(150);
        assertThat(forecast.standing()).isEqualTo(Standing.ON_COURSE);
        assertThat(Forecast.of(YEAR_END, YEAR_END, 150, 100, 150, 0, List.of()).expectedSlots())
                .isEqualTo(100);
    }

    @Example
    void whatIsPlannedMayComeAndIsNotExpected() {
        var forecast = Forecast.of(MIDYEAR, YEAR_END, 150, 100, 120, 40, List.of());
        assertThat(forecast.expectedSlots()).isEqualTo(120);
        assertThat(forecast.highSlots()).isEqualTo(160);
        assertThat(forecast.standing()).isEqualTo(Standing.AT_RISK);
        assertThat(Forecast.of(YEAR_END, YEAR_END, 150, 100, 120, 40, List.of()).highSlots())
                .isEqualTo(100);
    }

    @Example
    void afterTheYearItWasMetOrMissed() {
        assertThat(Forecast.of(YEAR_END, YEAR_END, 100, 100, 100, 0, List.of()).standing())
                .isEqualTo(Standing.MET);
        assertThat(Forecast.of(YEAR_END, YEAR_END, 100, 99, 500, 0, List.of(50)).standing())
                .isEqualTo(Standing.MISSED);
        assertThat(Forecast.of(YEAR_END, YEAR_END, null, 99, 99, 0, List.of()).standing())
                .isEqualTo(Standing.NO_PROMISE);
    }

    @Example
    void withoutAPaceThePromiseIsNeverMet() {
        assertThat(Forecast.of(MIDYEAR, YEAR_END, 10, 0, 0, 0, List.of(0, 0, 0)).metOn())
                .isNull();
    }

    @Property
    void theExpectedLiesInItsRangeAndNothingIsBelowZero(
            @ForAll @Size(max = 12) List<@IntRange(min = -50, max = 50) Integer> months,
            @ForAll @IntRange(min = 0, max = 500) int filed,
            @ForAll @IntRange(min = 0, max = 100) int pipeline,
            @ForAll @IntRange(min = 1, max = 365) int dayOfYear) {
        var day = LocalDate.ofYearDay(2025, dayOfYear);
        var forecast = Forecast.of(day, YEAR_END, 300, filed, filed + pipeline, 0, months);
        assertThat(forecast.lowSlots()).isBetween(0, forecast.expectedSlots());
        assertThat(forecast.highSlots()).isGreaterThanOrEqualTo(forecast.expectedSlots());
    }
}
