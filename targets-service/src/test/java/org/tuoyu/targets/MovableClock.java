package org.tuoyu.targets;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the service under test, which a test can set back, so that days pass between what it does. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {
    private static final Clock CHINA = Clock.system(ZoneId.of("Asia/Shanghai"));
    private static volatile Duration back = Duration.ZERO;

    /** What is done from now on is done so many days ago. */
    public static void daysAgo(int days) {
        back = Duration.ofDays(days);
    }

    @Override
    public ZoneId getZone() {
        return CHINA.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), back.negated());
    }

    @Override
    public Instant instant() {
        return CHINA.instant().minus(back);
    }
}
