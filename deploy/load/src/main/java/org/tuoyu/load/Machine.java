package org.tuoyu.load;

import java.time.OffsetDateTime;

/** What every table of a benchmark begins with: when it was run, and on what. */
final class Machine {
    private Machine() {}

    static String now() {
        return "%s, %s, %d processors, Java %s"
                .formatted(
                        OffsetDateTime.now().withNano(0),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"));
    }
}
