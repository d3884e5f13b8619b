package org.tuoyu.local;

import java.time.Duration;
import java.util.function.Supplier;
import org.tuoyu.platform.testing.Pause;

/** Waits until something that events still move stands still. */
final class Settled {
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Settled() {}

    static void await(Supplier<?> look) {
        var end = System.nanoTime() + LIMIT.toNanos();
        var before = look.get();
        while (System.nanoTime() < end) {
            Pause.millis(STILL.toMillis());
            var now = look.get();
            if (now.equals(before)) return;
            before = now;
        }
    }
}
