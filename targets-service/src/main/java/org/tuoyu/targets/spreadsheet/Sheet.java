package org.tuoyu.targets.spreadsheet;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One sheet of an imported file as text. Rows and columns are counted from 1, as a person reads them.
 *
 * @param rows cells that are not there, and all but the first of merged ones, are empty texts
 */
public record Sheet(String name, List<List<String>> rows) {
    public String cell(int row, int column) {
        if (row < 1 || row > rows.size()) return "";
        var cells = rows.get(row - 1);
        return column < 1 || column > cells.size() ? "" : cells.get(column - 1);
    }

    /** The first column of a row whose text, blanks left out, is such a heading; 0 when there is none. */
    public int column(int row, Pattern heading) {
        return column(row, heading, 0);
    }

    public int column(int row, Pattern heading, int after) {
        if (row < 1 || row > rows.size()) return 0;
        var cells = rows.get(row - 1);
        for (int i = after; i < cells.size(); i++) {
            if (heading.matcher(cells.get(i).replaceAll("\\s", "")).matches()) return i + 1;
        }
        return 0;
    }

    public boolean isBlank(int row) {
        return rows.get(row - 1).stream().allMatch(String::isBlank);
    }
}
