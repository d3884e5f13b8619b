package org.tuoyu.targets.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.targets.spreadsheet.Sheet;

/** Something an import noticed, and where. */
record Finding(
        Severity severity,
        @Schema(description = "Name of the sheet; CSV for a CSV file") String sheet,
        @Schema(description = "Counted from 1; 0 when it is about the whole sheet") int row,
        @Schema(description = "Counted from 1; 0 when it is about the whole row") int column,
        @Schema(description = "Stable code", examples = "cumulative-fall") String code,
        Object... arguments) {

    enum Severity {
        ERROR,
        WARNING
    }

    static Finding error(Sheet sheet, int row, int column, String code, Object... arguments) {
        return new Finding(Severity.ERROR, sheet.name(), row, column, code, arguments);
    }

    static Finding warning(Sheet sheet, int row, int column, String code, Object... arguments) {
        return new Finding(Severity.WARNING, sheet.name(), row, column, code, arguments);
    }

    /** Sheet and cell as a spreadsheet names them: 台账!D5. */
    String place() {
        if (row == 0) return sheet;
        if (column == 0) return sheet + "!" + row;
        var letters = new StringBuilder();
        for (int n = column; n > 0; n = (n - 1) / 26) letters.insert(0, (char) ('A' + (n - 1) % 26));
        return sheet + "!" + letters + row;
    }
}
