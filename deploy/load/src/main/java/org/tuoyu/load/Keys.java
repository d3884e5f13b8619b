package org.tuoyu.load;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Keys as the services make them (UUID version 7, RFC 9562): they grow with time, so that rows lie in that order. */
final class Keys {
    private static final AtomicLong LAST = new AtomicLong();

    private Keys() {}

    static UUID next() {
        // milliseconds, then a count within them in the place of the first random bits
        var place = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        var first = (place >>> 12) << 16 | 0x7000L | place & 0xFFF;
        return new UUID(first, Long.MIN_VALUE | ThreadLocalRandom.current().nextLong() >>> 2);
    }
}
