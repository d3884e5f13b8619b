package org.tuoyu.targets.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.board.Board;
import org.tuoyu.targets.slots.ReadSlots.InstitutionSlots;

/** Makes changes on a board. A change that cannot be made is refused with its place. */
final class Imagine {
    private final Board board;
    private final Map<String, InstitutionSlots> institutions;
    private final Map<String, Board.Row> rows = new LinkedHashMap<>();
    private final List<Wrong> wrong = new ArrayList<>();
    private Board.Row own;

    /** @param institutions those that the changes close, by uscc, as they are on the board's day */
    private Imagine(Board board, Map<String, InstitutionSlots> institutions) {
        this.board = board;
        this.institutions = institutions;
        this.own = board.own();
        board.below().forEach(row -> rows.put(row.regionCode(), row));
    }

    static Board on(Board board, List<Change> changes, Map<String, InstitutionSlots> institutions) {
        var imagine = new Imagine(board, institutions);
        for (int i = 0; i < changes.size(); i++) imagine.make(changes.get(i), "/changes/" + i);
        if (!imagine.wrong.isEmpty()) throw ProblemException.invalid(imagine.wrong);
        var below = List.copyOf(imagine.rows.values());
        return Board.of(board.year(), board.asOf(), board.knownOn(), board.cut(), board.plan(), imagine.own, below);
    }

    private void make(Change change, String pointer) {
        switch (change.kind()) {
            case MOVE_PROMISE -> {
                promise(change.regionCode(), -change.amount(), pointer + "/regionCode");
                promise(change.toRegionCode(), change.amount(), pointer + "/toRegionCode");
            }
            case ADD_SLOTS -> {
                int slots = Math.toIntExact(change.amount());
                change(change.regionCode(), pointer + "/regionCode", row -> row.plus(slots, slots));
                own = own.plus(slots, slots);
            }
            case CLOSE_INSTITUTION -> close(change.uscc(), pointer + "/uscc");
            case POPULATION -> {
                if (own.regionCode().equals(change.regionCode())) own = own.inhabitedBy(change.amount(), board.year());
                else
                    change(
                            change.regionCode(),
                            pointer + "/regionCode",
                            row -> row.inhabitedBy(change.amount(), board.year()));
            }
        }
    }

    private void promise(String region, long slots, String pointer) {
        change(region, pointer, row -> {
            long promised = (row.targetSlots() == null ? 0 : row.targetSlots()) + slots;
            if (promised < 0) wrong.add(new Wrong(pointer, "scenario-promise", region, row.targetSlots()));
            return row.promising((int) Math.max(0, promised));
        });
    }

    private void close(String uscc, String pointer) {
        var institution = institutions.get(uscc);
        if (institution == null) {
            wrong.add(new Wrong(pointer, "scenario-institution", uscc));
            return;
        }
        UnaryOperator<Board.Row> without = row -> row.plus(-institution.filedSlots(), -institution.registeredSlots());
        rows.values().stream()
                .filter(row -> RegionScope.of(row.regionCode()).covers(institution.regionCode()))
                .findFirst()
                .ifPresent(row -> rows.put(row.regionCode(), without.apply(row)));
        own = without.apply(own);
    }

    private void change(String region, String pointer, UnaryOperator<Board.Row> change) {
        var row = rows.get(region);
        if (row == null) wrong.add(new Wrong(pointer, "scenario-region", region, own.regionName()));
        else rows.put(region, change.apply(row));
    }
}
