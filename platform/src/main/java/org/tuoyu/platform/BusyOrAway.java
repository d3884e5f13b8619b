package org.tuoyu.platform;

import java.sql.SQLException;
import java.util.List;

/** What the database cannot do just now and may do later: it passes, and says nothing about who asked or what for. */
public final class BusyOrAway {
    /**
     * SQLSTATE: connection, read-only (no primary any more, or nearly no room), rolled back for another's sake (deadlock),
     * out of resources (a full disk), going down.
     */
    private static final List<String> STATES = List.of("08", "25006", "40", "53", "57P");

    private BusyOrAway() {}

    public static boolean is(SQLException failure) {
        var state = failure.getSQLState();
        if (state != null) return STATES.stream().anyMatch(state::startsWith);
        return failure.getMessage() != null
                && failure.getMessage().contains("acquisition timeout"); // Agroal's own, without a state
    }

    public static boolean isBehind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && is(sql)) return true;
        }
        return false;
    }
}
