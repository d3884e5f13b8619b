package org.tuoyu.inspections.finding;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.tuoyu.platform.calendar.WorkingDays;

/** Time passes: what is overdue is told, and deadlines are counted anew when a year's calendar has come. */
@ApplicationScoped
class WatchDeadlines {
    private static final Logger LOG = Logger.getLogger(WatchDeadlines.class);
    private final Rectification rectification;
    private final WorkingDays workingDays;
    private final Clock clock;

    WatchDeadlines(Rectification rectification, WorkingDays workingDays, Clock clock) {
        this.rectification = rectification;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tuoyu.rectification.watch-every:10m}",
            delayed = "${tuoyu.rectification.watch-delay:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        var recounted = rectification.recount(workingDays);
        if (recounted > 0) LOG.infof("The deadlines of %d findings were counted anew by the calendar", recounted);
        tellOverdue(LocalDate.now(clock));
    }

    /** @return how many steps were taken */
    int tellOverdue(LocalDate day) {
        int told = 0;
        while (rectification.tellNextOverdue(day)) told++;
        if (told > 0) LOG.infof("%d findings are not put right in time", told);
        return told;
    }
}
