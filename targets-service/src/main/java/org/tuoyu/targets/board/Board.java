package org.tuoyu.targets.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.targets.plan.PlanStatus;

/**
 * What a region and those one level below it promised for a year, and what there was.
 *
 * @param asOf the day on which the figures were true: 31 December, or today while the year runs
 * @param knownOn as known at the end of this day; null for all that is known now
 * @param cut the day whose regions are shown: figures of regions that merged or were split since are shown in them
 * @param plan that names the regions below for the year; null when there is none
 * @param below a row for each region one level below, by code
 * @param elsewhere slots in the region that lie in none of those below: registered for the region itself, or for a
 *     region that is not defined
 * @param promisedBelow slots that those below promised together; null when nobody did
 * @param missingBelow slots still missing, added over those that have not met their promise; what others have beyond
 *     theirs does not make up for it
 */
public record Board(
        int year,
        LocalDate asOf,
        LocalDate knownOn,
        LocalDate cut,
        PlanOfYear plan,
        Row own,
        List<Row> below,
        Elsewhere elsewhere,
        Integer promisedBelow,
        Integer missingBelow) {

    /** Adds up what follows from the rows. */
    public static Board of(
            int year, LocalDate asOf, LocalDate knownOn, LocalDate cut, PlanOfYear plan, Row own, List<Row> below) {
        var promised = below.stream().filter(row -> row.targetSlots() != null).toList();
        var sum = promised.isEmpty()
                ? null
                : Integer.valueOf(promised.stream().mapToInt(Row::targetSlots).sum());
        return new Board(
                year,
                asOf,
                knownOn,
                cut,
                plan,
                own.targetSlots() == null ? own.promising(sum) : own,
                below,
                new Elsewhere(
                        own.filedSlots()
                                - below.stream().mapToInt(Row::filedSlots).sum(),
                        own.registeredSlots()
                                - below.stream().mapToInt(Row::registeredSlots).sum()),
                sum,
                promised.isEmpty()
                        ? null
                        : promised.stream()
                                .mapToInt(row -> Math.max(0, row.gap()))
                                .sum());
    }

    public record PlanOfYear(
            UUID planId,
            String regionCode,
            String documentNumber,
            String title,
            int firstYear,
            int lastYear,
            PlanStatus status) {}

    public record Elsewhere(int filedSlots, int registeredSlots) {}

    /**
     * @param targetSlots promised, cumulative at the end of the year, by the nearest plan that names the region; where no
     *     plan at or above covers the year, by the plans within it together; null where nothing was promised
     * @param filedSlots in service under a receipted filing
     * @param registeredSlots in service, filed or not
     * @param completion filed of promised, 1 is met, more is more; null without a promise
     * @param gap promised less filed: slots still missing; negative when there are more than promised
     */
    public record Row(
            String regionCode,
            String regionName,
            Integer targetSlots,
            int filedSlots,
            int registeredSlots,
            BigDecimal completion,
            Integer gap,
            @Schema(description = "Missing when no population is known") Rate rate) {
        static Row of(String code, String name, Integer target, int filed, int registered, Rate rate) {
            return new Row(
                    code,
                    name,
                    target,
                    filed,
                    registered,
                    completion(filed, target),
                    target == null ? null : target - filed,
                    rate);
        }

        private static BigDecimal completion(int filed, Integer target) {
            if (target == null) return null;
            return target == 0
                    ? BigDecimal.ONE
                    : BigDecimal.valueOf(filed).divide(BigDecimal.valueOf(target), 4, RoundingMode.HALF_UP);
        }

        public Row promising(Integer slots) {
            return of(regionCode, regionName, slots, filedSlots, registeredSlots, rate);
        }

        /** With so many more, or fewer. */
        public Row plus(int filed, int registered) {
            return of(
                    regionCode,
                    regionName,
                    targetSlots,
                    filedSlots + filed,
                    registeredSlots + registered,
                    rate == null
                            ? null
                            : Rate.of(
                                    rate.population(),
                                    rate.populationYear(),
                                    rate.populationSource(),
                                    filedSlots + filed,
                                    registeredSlots + registered));
        }

        /** With so many inhabitants, as is thought of. */
        public Row inhabitedBy(long population, int year) {
            return of(
                    regionCode,
                    regionName,
                    targetSlots,
                    filedSlots,
                    registeredSlots,
                    Rate.of(population, year, "scenario", filedSlots, registeredSlots));
        }

        /** In per cent, cut: 99.9 is not yet met. Null without a promise. */
        public Integer percent() {
            return completion == null
                    ? null
                    : completion
                            .movePointRight(2)
                            .setScale(0, RoundingMode.FLOOR)
                            .intValue();
        }

        public boolean met() {
            return gap != null && gap <= 0;
        }
    }

    /**
     * Slots per thousand inhabitants (托位数 ÷ 常住人口 × 1000). Whether only filed slots count is not settled, so both.
     *
     * @param populationYear the latest year up to the asked one for which a figure is known
     */
    public record Rate(
            long population,
            int populationYear,
            String populationSource,
            BigDecimal filedPerThousand,
            BigDecimal registeredPerThousand) {
        static Rate of(Long population, Integer year, String source, int filed, int registered) {
            return population == null
                    ? null
                    : new Rate(
                            population,
                            year,
                            source,
                            perThousand(filed, population),
                            perThousand(registered, population));
        }

        private static BigDecimal perThousand(int slots, long population) {
            return BigDecimal.valueOf(slots * 1000L).divide(BigDecimal.valueOf(population), 3, RoundingMode.HALF_UP);
        }
    }
}
