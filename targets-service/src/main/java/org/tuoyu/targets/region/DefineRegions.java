package org.tuoyu.targets.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Brings in regions and their population. What is there already and the same stays untouched. */
@ApplicationScoped
public class DefineRegions {
    private final Regions regions;
    private final Outbox outbox;

    private final Clock clock;

    DefineRegions(Regions regions, Outbox outbox, Clock clock) {
        this.regions = regions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param regions at most 5,000 at once */
    @Schema(
            name = "RegionsRequest",
            examples =
                    """
                    {"regions": [{"code": "211104004", "name": "大洼街道",
                                  "population": [{"year": 2020, "persons": 60000, "source": "第七次全国人口普查"}]}]}""")
    public record Request(@NotEmpty @Size(max = 5000) List<@Valid @NotNull Entry> regions) {}

    /** @param code 2, 4, 6, 9 or 12 digits (GB/T 2260, 统计用区划代码) */
    public record Entry(
            @NotBlank String code,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 200) List<@Valid @NotNull Persons> population) {
        List<RegionDefined.Population> figures() {
            if (population == null) return List.of();
            return population.stream()
                    .map(one -> new RegionDefined.Population(one.year(), one.persons(), one.source()))
                    .toList();
        }
    }

    /** @param persons 常住人口 in that year, with where the figure comes from */
    public record Persons(
            @Min(1949) @Max(2200) int year, @Min(1) long persons, @NotBlank @Size(max = 300) String source) {}

    /** @param changed renamed, or with a figure of the population that was not known */
    public record Outcome(int defined, int changed, int unchanged) {}

    @Transactional
    public Outcome define(Request request, Actor actor) {
        check(request, actor);
        int defined = 0;
        int changed = 0;
        for (var entry : request.regions()) {
            var code = RegionScope.canonical(entry.code());
            var known = regions.findById(code);
            if (known != null && !known.isPresent()) {
                throw ProblemException.conflict("region-abolished", code, known.name(), known.since());
            }
            if (known != null && known.isKnown(entry.name(), entry.figures())) continue;
            var region = known != null ? known : new Region(code);
            var before = known == null ? null : known.state();
            var event = region.define(entry.name(), entry.figures(), clock.instant());
            regions.persist(region);
            outbox.publish(actor, event, before);
            if (known == null) defined++;
            else changed++;
        }
        if (defined > 0) regions.arrange(actor.scope());
        return new Outcome(defined, changed, request.regions().size() - defined - changed);
    }

    /** Takes figures of a region that is there; false when all are known. */
    boolean take(Region region, List<RegionDefined.Population> figures, Actor actor) {
        if (region.isKnown(region.name(), figures)) return false;
        var before = region.state();
        outbox.publish(actor, region.define(region.name(), figures, clock.instant()), before);
        return true;
    }

    private static void check(Request request, Actor actor) {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < request.regions().size(); i++) {
            var entry = request.regions().get(i);
            if (!RegionScope.isCode(entry.code())) {
                wrong.add(new Wrong("/regions/" + i + "/code", "region-code", entry.code()));
            } else if (!actor.scope().covers(entry.code())) throw ProblemException.forbidden("region-not-yours");
            var years = new HashSet<Integer>();
            for (var figure : entry.figures()) {
                if (years.add(figure.year())) continue;
                wrong.add(new Wrong(
                        "/regions/" + i + "/population", "population-year-twice", Integer.toString(figure.year())));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }
}
