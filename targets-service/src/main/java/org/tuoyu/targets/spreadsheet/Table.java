package org.tuoyu.targets.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.RegionScope;

/**
 * A table with a row a fact, its columns found by their headings in any order: the first one of a file. It is read row by
 * row, and none is kept, so that a hundred thousand take no more memory than one.
 */
public final class Table<C extends Enum<C> & Table.Column> {
    private static final int MOST_ROWS = 100_001;
    private static final int MOST_WRONG = 100;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(,\\d{3}){1,3}|\\d{1,12})(\\.\\d{1,6})?");

    /** The columns that a table has are the constants of an enum. */
    public interface Column {
        /** Its heading, as a person may write it; blanks are left out. */
        Pattern heading();

        boolean wanted();
    }

    private final C[] columns;
    private final Consumer<Row<C>> rows;
    private final List<Wrong> wrong = new ArrayList<>();
    private Map<C, Integer> found;
    private String sheet;

    private Table(Class<C> columns, Consumer<Row<C>> rows) {
        this.columns = columns.getEnumConstants();
        this.rows = rows;
    }

    /**
     * Gives each row to the consumer, up to 100,000 of them.
     *
     * @param headingMissing code of the problem when no row has all headings that are wanted
     * @throws ProblemException with every cell that is wrong, or with the first hundred; rows before may be given by then
     */
    public static <C extends Enum<C> & Column> void read(
            byte[] file, Class<C> columns, String headingMissing, Consumer<Row<C>> rows) {
        var table = new Table<>(columns, rows);
        Spreadsheets.forEachRow(file, MOST_ROWS, table::row);
        if (table.found == null) throw ProblemException.invalid("", headingMissing);
        if (!table.wrong.isEmpty()) throw ProblemException.invalid(table.wrong);
    }

    private void row(String name, int number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) return;
        if (found == null) heading(name, cells);
        else if (name.equals(sheet))
            rows.accept(new Row<>(name + "!" + number, cells, found, wrong)); // others are not ours
        if (wrong.size() >= MOST_WRONG) throw ProblemException.invalid(wrong);
    }

    private void heading(String name, List<String> cells) {
        var at = new EnumMap<C, Integer>(columns[0].getDeclaringClass());
        for (var column : columns) {
            for (int i = 0; i < cells.size(); i++) {
                var text = cells.get(i).replaceAll("\\s", "");
                if (column.heading().matcher(text).matches()) at.putIfAbsent(column, i);
            }
        }
        for (var column : columns) if (column.wanted() && !at.containsKey(column)) return;
        found = at;
        sheet = name;
    }

    /** One row; what is wrong with its cells is noted with its place, and the value is null then. */
    public static final class Row<C extends Enum<C> & Column> {
        private final String place;
        private final List<String> cells;
        private final Map<C, Integer> columns;
        private final List<Wrong> wrong;
        private final int wrongBefore;

        private Row(String place, List<String> cells, Map<C, Integer> columns, List<Wrong> wrong) {
            this.place = place;
            this.cells = cells;
            this.columns = columns;
            this.wrong = wrong;
            this.wrongBefore = wrong.size();
        }

        /** Sheet and row. */
        public String place() {
            return place;
        }

        /** Whether nothing is wrong with what was read of it so far. */
        public boolean isRight() {
            return wrong.size() == wrongBefore;
        }

        /** An empty text when it is blank. */
        public String text(C column) {
            var index = columns.get(column);
            return index == null || index >= cells.size() ? "" : cells.get(index);
        }

        public String wanted(C column, String missing) {
            if (text(column).isBlank()) wrong.add(new Wrong(place, missing));
            return text(column);
        }

        public String regionCode(C column) {
            if (!RegionScope.isCode(text(column))) wrong.add(new Wrong(place, "region-code", text(column)));
            return text(column);
        }

        public Integer year(C column) {
            return whole(column, 1949, 2200, "year");
        }

        /** Null when it is blank, and that is not wrong. */
        public Integer month(C column) {
            return text(column).isBlank() ? null : whole(column, 1, 12, "month");
        }

        private Integer whole(C column, int least, int most, String problem) {
            var number = number(column);
            if (number == null) return null;
            if (number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0) return number.intValueExact();
            wrong.add(new Wrong(place, problem, number.toPlainString()));
            return null;
        }

        /** From 0, with up to six decimals. */
        public BigDecimal number(C column) {
            var printed = text(column).replaceFirst("[年月]$", "");
            if (NUMBER.matcher(printed).matches()) return new BigDecimal(printed.replace(",", ""));
            wrong.add(new Wrong(place, printed.startsWith("=") ? "ledger.formula" : "ledger.not-a-number", printed));
            return null;
        }
    }
}
