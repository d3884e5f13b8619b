package org.tuoyu.targets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.tuoyu.platform.http.ProblemException;

/** "As known on day X": what was written before that day ended. Such an answer never changes afterwards. */
public final class AsKnown {
    /** Longer than any transaction lives: what was begun on a day is written or gone by then. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private AsKnown() {}

    /** The end of the day; 422 while the day can still learn something. */
    public static Instant before(LocalDate day, Clock clock) {
        var end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        if (end.plus(SETTLED).isAfter(clock.instant())) throw ProblemException.invalid("knownOn", "day-not-over", day);
        return end;
    }
}
