package org.tuoyu.platform.testing;

import java.util.concurrent.TimeUnit;

/** Waiting between two looks at another process; tests themselves wait with Awaitility. */
public final class Pause {
    private Pause() {}

    public static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
