package org.tuoyu.targets.region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a region gets of a figure that was shared out. */
public record Shared(String regionCode, long figure) {

    /** By shares, in whole units, by the greatest remainder: the parts add up to the figure. */
    static List<Shared> out(long figure, List<String> regions, List<BigDecimal> shares) {
        var exact = shares.stream()
                .map(share -> share.multiply(BigDecimal.valueOf(figure)))
                .toList();
        var whole = new ArrayList<Long>(exact.stream()
                .map(part -> part.setScale(0, RoundingMode.FLOOR).longValueExact())
                .toList());
        long left = figure - whole.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(BigDecimal.valueOf(whole.get(i))))
                        .reversed())
                .limit(left)
                .forEach(i -> whole.set(i, whole.get(i) + 1));
        return IntStream.range(0, regions.size())
                .mapToObj(i -> new Shared(regions.get(i), whole.get(i)))
                .toList();
    }
}
