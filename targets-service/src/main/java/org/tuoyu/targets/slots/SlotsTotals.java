package org.tuoyu.targets.slots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tuoyu.platform.identity.RegionScope;

/**
 * By how much the slots of each region, and of all above it, change on a day and in a month. So a board of any region is
 * a sum of few rows, however many institutions lie in it.
 */
final class SlotsTotals {
    private static final String ADD =
            """
            INSERT INTO %1$s AS known VALUES (?, ?, ?, ?) ON CONFLICT (region_code, %2$s) DO UPDATE
            SET registered = known.registered + excluded.registered, filed = known.filed + excluded.filed""";
    private final Map<Key, int[]> days = new TreeMap<>(Key.ORDER);
    private final Map<Key, int[]> months = new TreeMap<>(Key.ORDER);

    /**
     * In one order, so that two writers wait for each other and never for ever; the nation, which all writers have in
     * common, is held for the shortest.
     */
    private record Key(String regionCode, LocalDate day) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::regionCode).reversed().thenComparing(Key::day);
    }

    void plus(Timeline.Change change) {
        add(change, 1);
    }

    void minus(Timeline.Change change) {
        add(change, -1);
    }

    private void add(Timeline.Change change, int sign) {
        var above = new LinkedHashSet<String>();
        above.add(change.regionCode());
        above.addAll(RegionScope.of(change.regionCode()).authorities());
        for (var code : above) {
            add(days, new Key(code, change.day()), change, sign);
            add(months, new Key(code, change.day().withDayOfMonth(1)), change, sign);
        }
    }

    private static void add(Map<Key, int[]> sums, Key key, Timeline.Change change, int sign) {
        var sum = sums.computeIfAbsent(key, one -> new int[2]);
        sum[0] += sign * change.registered();
        sum[1] += sign * change.filed();
    }

    void write(Connection connection) throws SQLException {
        write(connection, ADD.formatted("slots_by_day", "day"), days);
        write(connection, ADD.formatted("slots_by_month", "month"), months);
    }

    private static void write(Connection connection, String sql, Map<Key, int[]> sums) throws SQLException {
        List<Map.Entry<Key, int[]>> changed = new ArrayList<>(sums.entrySet());
        changed.removeIf(one -> one.getValue()[0] == 0 && one.getValue()[1] == 0);
        if (changed.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (var one : changed) {
                statement.setString(1, one.getKey().regionCode());
                statement.setObject(2, one.getKey().day());
                statement.setInt(3, one.getValue()[0]);
                statement.setInt(4, one.getValue()[1]);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
