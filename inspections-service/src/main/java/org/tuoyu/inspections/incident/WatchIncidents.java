package org.tuoyu.inspections.incident;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Time passes: of whom was not told in time others learn. */
@ApplicationScoped
class WatchIncidents {
    private final Incidents incidents;
    private final Clock clock;

    WatchIncidents(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tuoyu.incidents.watch-every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        tellOverdue(clock.instant());
    }

    /** @return how many */
    int tellOverdue(Instant now) {
        int told = 0;
        while (incidents.tellNextOverdue(now)) told++;
        return told;
    }
}
