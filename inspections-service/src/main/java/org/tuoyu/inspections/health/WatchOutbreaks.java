package org.tuoyu.inspections.health;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Time passes: that an outbreak was not reported in time is told. */
@ApplicationScoped
class WatchOutbreaks {
    private final Outbreaks outbreaks;
    private final Clock clock;

    WatchOutbreaks(Outbreaks outbreaks, Clock clock) {
        this.outbreaks = outbreaks;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tuoyu.outbreaks.watch-every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        tellOverdue(clock.instant());
    }

    /** @return how many */
    int tellOverdue(Instant now) {
        int told = 0;
        while (outbreaks.tellNextOverdue(now)) told++;
        return told;
    }
}
