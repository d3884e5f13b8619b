package org.tuoyu.local;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits until something that events still move stands still. */
final class Settled {
    private static final Duration STILL = Duration.ofMillis(400);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Settled() {}

    static void await(Supplier<?> look) throws InterruptedException {
        var end = System.nanoTime() + LIMIT.toNanos();
        var before = look.get();
        while (System.nanoTime() < end) {
            Thread.sleep(STILL.toMillis());
            var now = look.get();
            if (now.equals(before)) return;
            before = now;
        }
    }
}
