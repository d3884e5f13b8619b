package org.tuoyu.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Keys: UUID version 7 (RFC 9562), so that rows lie in the order in which they came. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
