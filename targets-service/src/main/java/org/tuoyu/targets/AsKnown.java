package org.tuoyu.targets;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.tuoyu.platform.http.ProblemException;

/** "As known on day X": what was written before that day ended. Such an answer never changes afterwards. */
public final class AsKnown {
    /** Longer than any transaction lives: what was begun on a day is written or gone by then. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final OffsetDateTime ALL_THAT_IS_KNOWN = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private AsKnown() {}

    /** The end of the day, or no end for all that is known now; 422 while the day can still learn something. */
    public static OffsetDateTime until(LocalDate day, Clock clock) {
        if (day == null) return ALL_THAT_IS_KNOWN;
        var end = day.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        if (end.plus(SETTLED).toInstant().isAfter(clock.instant())) {
            throw ProblemException.invalid("knownOn", "day-not-over", day);
        }
        return end;
    }
}
