package org.tuoyu.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.stream.Stream;

/** Keys: UUID version 7 (RFC 9562), so that rows lie in the order in which they came. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** For one statement that makes as many rows at most. */
    public static UUID[] many(int most) {
        return Stream.generate(Ids::next).limit(most).toArray(UUID[]::new);
    }
}
