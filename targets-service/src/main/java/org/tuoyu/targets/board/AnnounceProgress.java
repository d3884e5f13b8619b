package org.tuoyu.targets.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.Trace;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.slots.SlotsMoved;

/**
 * Tells the others when the figures of a region that a plan names differ from those last told. Two at once are kept
 * apart by the plan's row in {@code plan_judged}, which each has written before ({@code JudgeStandings}).
 */
@ApplicationScoped
class AnnounceProgress {
    private static final String REMEMBER =
            """
            INSERT INTO town_progress AS known VALUES (:plan, :region, :registered, :filed, 1)
            ON CONFLICT (plan_id, region_code) DO UPDATE
            SET registered = :registered, filed = :filed, sequence = known.sequence + 1
            RETURNING sequence""";

    private final Plans plans;
    private final ReadBoard readBoard;
    private final Session entities;
    private final Outbox outbox;
    private final Clock clock;

    private record Known(int filed, int registered) {}

    private record Sequence(long sequence) {}

    AnnounceProgress(Plans plans, ReadBoard readBoard, Session entities, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.readBoard = readBoard;
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    void on(@Observes SlotsMoved moved) {
        plans.covering(moved.regions().keySet()).forEach(plan -> announce(plan, moved));
    }

    private void announce(Plan plan, SlotsMoved moved) {
        var today = LocalDate.now(clock);
        int year = Math.max(plan.firstYear(), Math.min(today.getYear(), plan.lastYear()));
        var scope = RegionScope.of(plan.regionCode());
        var board = readBoard.of(ReadBoard.Question.of(plan.regionCode(), year), scope);
        var here = moved.regions().entrySet().stream()
                .filter(one -> scope.covers(one.getKey()))
                .toList();
        for (var row : board.below()) {
            because(row, board, here)
                    .ifPresent(event -> Trace.following(
                            event.traceparent(),
                            event.actor(),
                            () -> announce(plan, year, row, Actor.becauseOf(event.id()))));
        }
    }

    /**
     * The last event that moved slots in the row's region; or one in a region that is none of the rows' any more, since it
     * went on in another, perhaps in this.
     */
    private static Optional<Event> because(Board.Row row, Board board, List<Map.Entry<String, Event>> moved) {
        return moved.stream()
                .filter(one -> RegionScope.of(row.regionCode()).covers(one.getKey())
                        || board.below().stream().noneMatch(other -> RegionScope.of(other.regionCode())
                                .covers(one.getKey())))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(Event::time).thenComparing(Event::id));
    }

    private void announce(Plan plan, int year, Board.Row row, Actor because) {
        var known = known(plan, row.regionCode());
        if (known.filed() == row.filedSlots() && known.registered() == row.registeredSlots()) return;
        var event = new TownProgressMoved(
                plan.id(),
                row.regionCode(),
                row.regionName(),
                year,
                row.targetSlots(),
                known.filed(),
                row.filedSlots(),
                known.registered(),
                row.registeredSlots(),
                row.gap(),
                remember(plan, row));
        outbox.publish(because, event, known);
    }

    private Known known(Plan plan, String region) {
        return entities.createNativeQuery(
                        "SELECT filed, registered FROM town_progress WHERE plan_id = :plan AND region_code = :region",
                        Known.class)
                .setParameter("plan", plan.id())
                .setParameter("region", region)
                .uniqueResultOptional()
                .orElse(new Known(0, 0));
    }

    private long remember(Plan plan, Board.Row row) {
        return entities.createNativeQuery(REMEMBER, Sequence.class)
                .setParameter("plan", plan.id())
                .setParameter("region", row.regionCode())
                .setParameter("registered", row.registeredSlots())
                .setParameter("filed", row.filedSlots())
                .getSingleResult()
                .sequence();
    }
}
