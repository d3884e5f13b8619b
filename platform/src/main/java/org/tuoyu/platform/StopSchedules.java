package org.tuoyu.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Once the service stops, nothing begins by the clock any more: the database is closed sooner than the timer is. */
@Singleton
class StopSchedules {
    void onStop(@Observes ShutdownEvent stopped, Scheduler scheduler) {
        if (scheduler.isStarted()) scheduler.pause();
    }
}
