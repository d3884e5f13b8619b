package org.tuoyu.inspections.visit;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.tuoyu.platform.http.ProblemException;

/** Months as they are asked for. */
public final class Months {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private Months() {}

    /** @param text such as {@code 2024-06} */
    public static YearMonth of(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) return month;
        } catch (DateTimeException e) {
            throw ProblemException.invalid("month", "month", text);
        }
        throw ProblemException.invalid("month", "month", text);
    }
}
