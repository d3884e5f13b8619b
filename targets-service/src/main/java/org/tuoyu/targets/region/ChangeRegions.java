package org.tuoyu.targets.region;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/**
 * Merges, splits and renames regions (行政区划调整) with a crosswalk. Population is shared out by it here; whoever keeps
 * other figures by region does so on the {@link RegionChange} that is fired in the same transaction.
 */
@ApplicationScoped
public class ChangeRegions {
    private final Regions regions;
    private final Changes changes;
    private final Event<RegionChange> followers;
    private final Outbox outbox;
    private final Clock clock;

    ChangeRegions(Regions regions, Changes changes, Event<RegionChange> followers, Outbox outbox, Clock clock) {
        this.regions = regions;
        this.changes = changes;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationScoped
    static class Changes implements PanacheRepositoryBase<RegionChange, UUID> {}

    /**
     * @param regionCode the authority in which it happens: both regions of each succession lie in it
     * @param day from which the new cut holds; not after today
     * @param documentNumber of the decision
     */
    @Schema(
            name = "RegionChangeRequest",
            examples =
                    """
                    {"regionCode": "211104", "day": "2024-01-01", "documentNumber": "示例〔2023〕9号", "reason": "清水镇并入新立镇",
                     "successions": [{"from": "211104106", "to": "211104109", "share": 1}]}""")
    public record Request(
            @NotBlank String regionCode,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 100) String documentNumber,
            @NotBlank @Size(max = 1000) String reason,
            @NotEmpty @Size(max = 1000) List<@Valid @NotNull Succession> successions) {}

    /**
     * @param from goes on as {@code to}; it is no more unless it is its own successor, too
     * @param name of the successor from that day; wanted when it is new or gets another name
     * @param share of {@code from} that goes on in {@code to}: above 0, at most 1, for all its successors 1 together
     */
    public record Succession(
            @NotBlank String from,
            @NotBlank String to,
            @Size(min = 1, max = 100) String name,
            @NotNull @DecimalMin("0.0001") @DecimalMax("1") BigDecimal share) {}

    @Transactional
    public RegionsChanged change(Request request, Actor actor) {
        if (!actor.scope().covers(RegionScope.canonical(request.regionCode()))) {
            throw ProblemException.forbidden("region-not-yours");
        }
        var names = check(request);
        var now = clock.instant();
        var change = new RegionChange(
                RegionScope.canonical(request.regionCode()),
                request.day(),
                request.documentNumber(),
                request.reason(),
                now);
        for (var one : request.successions()) {
            change.succeeds(RegionScope.canonical(one.from()), RegionScope.canonical(one.to()), one.share());
        }
        var population = sharedOut(change);
        for (var code : change.successors()) {
            var known = regions.findById(code);
            var region = known != null ? known : new Region(code);
            var before = known == null ? null : known.state();
            var event =
                    region.goOnAs(names.getOrDefault(code, region.name()), request.day(), population.get(code), now);
            regions.persist(region);
            outbox.publish(actor, event, before);
        }
        for (var code : change.old()) {
            if (!change.successors().contains(code)) abolish(code, request.day(), actor, now);
        }
        changes.persist(change);
        regions.arrange(actor.scope());
        followers.fire(change);
        outbox.publish(actor, change.state(), null);
        return change.state();
    }

    List<RegionsChanged> within(RegionScope scope, UUID after, int limit) {
        return changes
                .find("regionCode LIKE ?1 AND id > ?2 ORDER BY id", scope.like(), after)
                .page(0, limit)
                .list()
                .stream()
                .map(RegionChange::state)
                .toList();
    }

    private void abolish(String code, LocalDate day, Actor actor, Instant now) {
        var region = regions.findById(code);
        var before = region.state();
        outbox.publish(actor, region.abolish(day, now), before);
    }

    /** For each successor and each year for which all that it is made of have a figure. */
    private Map<String, List<RegionDefined.Population>> sharedOut(RegionChange change) {
        var parts = new HashMap<String, Map<Integer, List<Shared>>>();
        for (var from : change.old()) {
            for (var figure : regions.findById(from).population()) {
                for (var part : change.share(from, figure.persons())) add(parts, figure.year(), part);
            }
        }
        var result = new HashMap<String, List<RegionDefined.Population>>();
        for (var to : change.successors()) {
            var made = new HashSet<>(change.predecessors(to));
            var itself = regions.findById(to);
            if (itself != null && made.add(to)) {
                itself.population().forEach(one -> add(parts, one.year(), new Shared(to, one.persons())));
            }
            var source = change.documentNumber() + " (" + String.join(" + ", new TreeSet<>(made)) + ")";
            result.put(
                    to,
                    parts.getOrDefault(to, Map.of()).entrySet().stream()
                            .filter(year -> year.getValue().size() == made.size())
                            .map(year -> new RegionDefined.Population(
                                    year.getKey(),
                                    year.getValue().stream()
                                            .mapToLong(Shared::figure)
                                            .sum(),
                                    source))
                            .toList());
        }
        return result;
    }

    private static void add(Map<String, Map<Integer, List<Shared>>> parts, int year, Shared part) {
        parts.computeIfAbsent(part.regionCode(), code -> new TreeMap<>())
                .computeIfAbsent(year, y -> new ArrayList<>())
                .add(part);
    }

    /** The new names by code, when all is as it must be. */
    private Map<String, String> check(Request request) {
        var wrong = new ArrayList<Wrong>();
        if (request.day().isAfter(LocalDate.now(clock))) wrong.add(new Wrong("/day", "region-change-ahead"));
        var scope = RegionScope.of(RegionScope.canonical(request.regionCode()));
        var names = new HashMap<String, String>();
        var shares = new TreeMap<String, BigDecimal>();
        var pairs = new HashSet<List<String>>();
        for (int i = 0; i < request.successions().size(); i++) {
            var one = request.successions().get(i);
            var pointer = "/successions/" + i;
            var from = RegionScope.canonical(one.from());
            var to = RegionScope.canonical(one.to());
            if (!RegionScope.isCode(one.to()) || !scope.covers(to)) {
                wrong.add(new Wrong(pointer + "/to", "region-elsewhere", one.to(), request.regionCode()));
                continue;
            }
            if (!scope.covers(from) || regions.findById(from) == null) {
                wrong.add(new Wrong(pointer + "/from", "region-unknown", one.from()));
                continue;
            }
            if (from.length() != to.length()) wrong.add(new Wrong(pointer + "/to", "region-level", one.to()));
            if (!pairs.add(List.of(from, to))) wrong.add(new Wrong(pointer, "succession-twice", from, to));
            checkDay(request.day(), from, pointer + "/from", wrong);
            checkDay(request.day(), to, pointer + "/to", wrong);
            if (regions.findById(to) == null && one.name() == null)
                wrong.add(new Wrong(pointer + "/name", "name-wanted", to));
            if (one.name() != null && !one.name().equals(names.getOrDefault(to, one.name()))) {
                wrong.add(new Wrong(pointer + "/name", "name-differs", to));
            }
            if (one.name() != null) names.put(to, one.name());
            shares.merge(from, one.share(), BigDecimal::add);
        }
        shares.forEach((from, sum) -> {
            if (sum.compareTo(BigDecimal.ONE) != 0) wrong.add(new Wrong("/successions", "shares", from, sum));
        });
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return names;
    }

    /** A change stands behind the last one, and of a region that is there. */
    private void checkDay(LocalDate day, String code, String pointer, List<Wrong> wrong) {
        var region = regions.findById(code);
        if (region == null) return;
        if (!region.isPresent()) wrong.add(new Wrong(pointer, "region-gone", code, region.name(), region.since()));
        else if (!day.isAfter(region.since()))
            wrong.add(new Wrong(pointer, "region-changed-since", code, region.since()));
    }
}
