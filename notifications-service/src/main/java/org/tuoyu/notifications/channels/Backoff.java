package org.tuoyu.notifications.channels;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: twice as long each time, at most so long, and never all at the same moment. */
public record Backoff(Duration first, Duration longest) {
    private static final double JITTER = 0.2;

    /** @param attempts made so far, at least one */
    public Duration after(int attempts) {
        var doubled = Math.scalb(first.toMillis(), Math.min(attempts - 1, 30));
        var most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(
                (long) (most * (1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1))));
    }
}
