package org.tuoyu.targets.slots;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The states of one institution in the order in which they are true: by day, and of one day by number. Each holds until
 * the next.
 */
final class Timeline {
    private static final Comparator<State> ORDER =
            Comparator.comparing(State::day).thenComparing(State::sequence);
    private final List<State> states = new ArrayList<>();

    record State(long sequence, LocalDate day, String regionCode, int registered, int filed) {}

    /** By how much a place has more, or less, from a day on. */
    record Change(String regionCode, LocalDate day, int registered, int filed) {}

    /** False for a state that is known. */
    boolean add(State state) {
        if (states.stream().anyMatch(one -> one.sequence() == state.sequence())) return false;
        states.add(state);
        states.sort(ORDER);
        return true;
    }

    List<Change> changes() {
        var changes = new ArrayList<Change>();
        State before = null;
        for (var state : states) {
            if (before != null) {
                changes.add(new Change(before.regionCode(), state.day(), -before.registered(), -before.filed()));
            }
            changes.add(new Change(state.regionCode(), state.day(), state.registered(), state.filed()));
            before = state;
        }
        return changes;
    }

    /** Where the institution has been: when it moves, two towns change. */
    List<String> places() {
        return states.stream().map(State::regionCode).distinct().toList();
    }
}
