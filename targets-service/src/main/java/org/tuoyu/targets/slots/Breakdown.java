package org.tuoyu.targets.slots;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the slots of a region are: by stage, by kind of institution and by ownership.
 *
 * @param knownOn as known at the end of this day; null for all that is known now
 * @param byKind with {@code byOwnership}: the most registered first; each adds up to {@code total}
 */
public record Breakdown(
        String regionCode, LocalDate asOf, LocalDate knownOn, Stages total, List<Part> byKind, List<Part> byOwnership) {

    /** @param of as institutions-service has it; null for those of which nobody has said */
    public record Part(@Schema(examples = "KINDERGARTEN") String of, Stages stages) {}

    record Line(
            String kind,
            String ownership,
            long institutions,
            long planned,
            long registered,
            long filed,
            long verified,
            long suspended,
            long closed) {
        Stages stages() {
            return new Stages(institutions, planned, registered, filed, verified, suspended, closed);
        }
    }

    static Breakdown of(String regionCode, LocalDate asOf, LocalDate knownOn, List<Line> lines) {
        var total = lines.stream().map(Line::stages).reduce(Stages.NONE, Stages::plus);
        return new Breakdown(regionCode, asOf, knownOn, total, parts(lines, Line::kind), parts(lines, Line::ownership));
    }

    private static List<Part> parts(List<Line> lines, Function<Line, String> by) {
        var parts = new LinkedHashMap<String, Stages>();
        lines.forEach(line -> parts.merge(by.apply(line), line.stages(), Stages::plus));
        return parts.entrySet().stream()
                .map(one -> new Part(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong((Part part) -> -part.stages().registered())
                        .thenComparing(Part::of, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
