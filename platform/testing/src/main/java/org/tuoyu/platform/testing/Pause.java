package org.tuoyu.platform.testing;

import java.util.concurrent.TimeUnit;

/** Waiting between two tries of starting something; tests themselves wait with Awaitility. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
