package org.tuoyu.institutions.filing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/**
 * Due days: explained day by day; where they reach into a year whose calendar is not known, the alarm is raised once a
 * district and year, and they are counted anew when it is (calendars are files read at the start; soon after it).
 */
@ApplicationScoped
class Deadlines {
    private static final Logger LOG = Logger.getLogger(Deadlines.class);
    private static final int DISTRICT = 6;
    private final Filings filings;
    private final FilingProcedures procedures;
    private final WorkingDays workingDays;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    /**
     * A due day and what led to it.
     *
     * @param days every day from the one after the start up to the due day; of a clock that stands still, up to the stop
     */
    record Explained(
            String code,
            String nameZh,
            String nameEn,
            int workingDays,
            String source,
            LocalDate startedOn,
            LocalDate endedOn,
            LocalDate due,
            boolean provisional,
            List<WorkingDays.Day> days) {}

    Deadlines(
            Filings filings,
            FilingProcedures procedures,
            WorkingDays workingDays,
            Session session,
            Outbox outbox,
            Clock clock) {
        this.filings = filings;
        this.procedures = procedures;
        this.workingDays = workingDays;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<Explained> explain(Filing filing) {
        var procedure = procedures.of(filing.rulesId());
        return filing.clocks().stream()
                .map(run -> explain(run, procedure.clock(run.code())))
                .toList();
    }

    private Explained explain(ClockRun run, FilingProcedure.Clock clock) {
        var days = run.isPaused()
                ? workingDays.explain(run.startedOn(), clock.workingDays(), day -> false).stream()
                        .filter(day -> !day.day().isAfter(run.pausedOn()[run.pausedOn().length - 1]))
                        .toList()
                : workingDays.explain(run.startedOn(), clock.workingDays(), run.standsStill());
        return new Explained(
                clock.code(),
                clock.nameZh(),
                clock.nameEn(),
                clock.workingDays(),
                clock.source(),
                run.startedOn(),
                run.endedOn(),
                run.due(),
                run.provisional(),
                days);
    }

    /** @return how many filings have other deadlines now */
    @Transactional
    int recount(WorkingDays calendar) {
        int changed = 0;
        for (var filing : filings.provisional()) {
            var before = filing.state();
            var after = filing.recount(procedures.of(filing.rulesId()), calendar);
            after.ifPresent(state -> outbox.publish(Actor.theClock(), state, before));
            if (after.isPresent()) changed++;
        }
        if (changed > 0) LOG.infof("The deadlines of %d filings were counted anew by the calendar", changed);
        return changed;
    }

    @Scheduled(every = "${tuoyu.calendar.alarm-every:1h}", delayed = "${tuoyu.calendar.alarm-delay:5s}")
    void watch() {
        recount(workingDays);
        raiseAlarms();
    }

    /** Of each district and year with provisional deadlines, once. */
    @Transactional
    List<CalendarMissing> raiseAlarms() {
        var waiting = new TreeMap<String, List<Filing>>();
        for (var filing : filings.provisional()) {
            var district = filing.institution().regionCode();
            district = district.substring(0, Math.min(DISTRICT, district.length()));
            for (var run : filing.clocks()) {
                if (!run.isRunning() || !run.provisional()) continue;
                var year = run.due().getYear();
                waiting.computeIfAbsent(district + year, key -> new ArrayList<>())
                        .add(filing);
            }
        }
        var raised = new ArrayList<CalendarMissing>();
        waiting.forEach((key, those) -> {
            var district = key.substring(0, key.length() - 4);
            var year = Integer.parseInt(key.substring(key.length() - 4));
            if (!isFirst(district, year)) return;
            var count = those.stream().map(Filing::id).distinct().count();
            var alarm = new CalendarMissing(district, year, (int) count);
            outbox.publish(Actor.theClock(), alarm, null);
            LOG.warnf(
                    "The working days of %d are not known: %d filings in %s have provisional deadlines",
                    year, count, district);
            raised.add(alarm);
        });
        return raised;
    }

    private boolean isFirst(String district, int year) {
        return session.createNativeMutationQuery(
                                "INSERT INTO calendar_alarm VALUES (:district, :year, :at) ON CONFLICT DO NOTHING")
                        .setParameter("district", district)
                        .setParameter("year", year)
                        .setParameter("at", OffsetDateTime.now(clock))
                        .executeUpdate()
                == 1;
    }
}
