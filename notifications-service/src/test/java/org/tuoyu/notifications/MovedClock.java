package org.tuoyu.notifications;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the service under test: goes as always, from any moment on. */
@Singleton
public final class MovedClock extends Clock {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static volatile Duration moved = Duration.ZERO;

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Clock clock() {
        return this;
    }

    /** Local time in China, such as 2026-09-30T16:00. */
    public static void at(String local) {
        moved = Duration.between(
                Instant.now(),
                java.time.LocalDateTime.parse(local).atZone(CHINA).toInstant());
    }

    public static void back() {
        moved = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), moved);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(moved);
    }
}
