package org.tuoyu.targets.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A year of a plan: what was promised, and what there was.
 *
 * @param asOf the day on which the actual figures were true: 31 December, or today while the year runs
 */
public record Progress(
        UUID planId,
        int year,
        LocalDate asOf,
        Figures totals,
        @Schema(description = "Missing when no population is known") Rate rate,
        List<Row> towns) {

    /**
     * @param targetSlots promised, cumulative at the end of the year; null where nothing was promised
     * @param filedSlots in service under a receipted filing
     * @param registeredSlots in service, filed or not
     * @param completion filed of promised, 1 is met; null without a promise
     * @param gap promised less filed: slots still missing; negative when there are more than promised
     */
    public record Figures(
            Integer targetSlots, int filedSlots, int registeredSlots, BigDecimal completion, Integer gap) {
        static Figures of(Integer target, int filed, int registered) {
            if (target == null) return new Figures(null, filed, registered, null, null);
            var completion = target == 0
                    ? BigDecimal.ONE
                    : BigDecimal.valueOf(filed).divide(BigDecimal.valueOf(target), 4, RoundingMode.HALF_UP);
            return new Figures(target, filed, registered, completion, target - filed);
        }
    }

    public record Row(
            String regionCode,
            String regionName,
            Integer targetSlots,
            int filedSlots,
            int registeredSlots,
            BigDecimal completion,
            Integer gap) {
        static Row of(String code, String name, Figures figures) {
            return new Row(
                    code,
                    name,
                    figures.targetSlots(),
                    figures.filedSlots(),
                    figures.registeredSlots(),
                    figures.completion(),
                    figures.gap());
        }

        /** For the bar: at most 100. */
        public int percent() {
            return completion == null
                    ? 0
                    : completion.min(BigDecimal.ONE).movePointRight(2).intValue();
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
        static Rate of(long population, int year, String source, int filed, int registered) {
            return new Rate(
                    population, year, source, perThousand(filed, population), perThousand(registered, population));
        }

        private static BigDecimal perThousand(int slots, long population) {
            return BigDecimal.valueOf(slots * 1000L).divide(BigDecimal.valueOf(population), 3, RoundingMode.HALF_UP);
        }
    }
}
