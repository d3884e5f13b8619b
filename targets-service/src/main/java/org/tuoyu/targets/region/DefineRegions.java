package org.tuoyu.targets.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Brings in regions and their population. What is there already and the same stays untouched. */
@ApplicationScoped
public class DefineRegions {
    private final Regions regions;
    private final EntityManager entities;
    private final Outbox outbox;

    DefineRegions(Regions regions, EntityManager entities, Outbox outbox) {
        this.regions = regions;
        this.entities = entities;
        this.outbox = outbox;
    }

    /** @param regions at most 5,000 at once */
    public record Request(@NotEmpty @Size(max = 5000) List<@Valid @NotNull Entry> regions) {}

    /** @param code 2, 4, 6, 9 or 12 digits (GB/T 2260, 统计用区划代码) */
    public record Entry(
            @NotBlank String code, @NotBlank @Size(max = 100) String name, List<@Valid @NotNull Persons> population) {}

    /** @param persons 常住人口 in that year, with where the figure comes from */
    public record Persons(
            @Min(1949) @Max(2200) int year, @Min(1) long persons, @NotBlank @Size(max = 300) String source) {}

    public record Outcome(int defined, int renamed, int unchanged) {}

    @Transactional
    public Outcome define(Request request, Actor actor) {
        check(request, actor);
        int defined = 0;
        int renamed = 0;
        for (var entry : request.regions()) {
            var region = regions.findById(entry.code());
            if (region == null) {
                region = new Region(entry.code());
                var event = region.named(entry.name());
                regions.persist(region);
                outbox.publish(actor, event, null);
                defined++;
            } else if (!region.name().equals(entry.name())) {
                var before = region.name();
                outbox.publish(actor, region.named(entry.name()), before);
                renamed++;
            }
            if (entry.population() != null) {
                for (var persons : entry.population()) store(entry.code(), persons);
            }
        }
        return new Outcome(defined, renamed, request.regions().size() - defined - renamed);
    }

    private static void check(Request request, Actor actor) {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < request.regions().size(); i++) {
            var code = request.regions().get(i).code();
            if (!RegionScope.isCode(code)) wrong.add(new Wrong("/regions/" + i + "/code", "region-code", code));
            else if (!actor.scope().covers(code)) throw ProblemException.forbidden("region-not-yours");
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    private void store(String code, Persons persons) {
        entities.createNativeQuery(
                        """
                        INSERT INTO population VALUES (:code, :year, :persons, :source)
                        ON CONFLICT (region_code, year) DO UPDATE SET persons = :persons, source = :source""")
                .setParameter("code", code)
                .setParameter("year", persons.year())
                .setParameter("persons", persons.persons())
                .setParameter("source", persons.source())
                .executeUpdate();
    }
}
