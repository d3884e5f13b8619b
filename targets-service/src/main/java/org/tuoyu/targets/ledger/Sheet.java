package org.tuoyu.targets.ledger;

import java.util.List;

/**
 * One sheet of an imported file as text. Rows and columns are counted from 1, as a person reads them.
 *
 * @param rows cells that are not there, and all but the first of merged ones, are empty texts
 */
record Sheet(String name, List<List<String>> rows) {
    String cell(int row, int column) {
        if (row < 1 || row > rows.size()) return "";
        var cells = rows.get(row - 1);
        return column < 1 || column > cells.size() ? "" : cells.get(column - 1);
    }
}
