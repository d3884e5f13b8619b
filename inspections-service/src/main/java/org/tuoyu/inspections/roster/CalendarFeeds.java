package org.tuoyu.inspections.roster;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.content.Hashes;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** The planned visits of an inspector as iCalendar (RFC 5545), at an address that only its owner knows. */
@ApplicationScoped
class CalendarFeeds {
    private static final int SECRET_BYTES = 32;
    private static final int DAYS_BACK = 31;
    private static final int MOST = 1000;
    private final SecureRandom random = new SecureRandom();
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record Owner(String account) {}

    private record Row(UUID id, String kind, String institutionName, String regionCode, LocalDate day, long revision) {}

    CalendarFeeds(Session session, Outbox outbox, Clock clock) {
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return what is known only once: of it, only a hash is kept; a new one ends the one before */
    @Transactional
    String open(Actor inspector) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.createNativeMutationQuery(
                        """
                        INSERT INTO calendar_feed AS known VALUES (:account, :hash, 1)
                        ON CONFLICT (account) DO UPDATE SET secret_sha256 = :hash, revision = known.revision + 1""")
                .setParameter("account", inspector.id())
                .setParameter("hash", hash(secret))
                .executeUpdate();
        var revision = session.createNativeQuery(
                        "SELECT revision FROM calendar_feed WHERE account = :account", Revision.class)
                .setParameter("account", inspector.id())
                .getSingleResult();
        outbox.publish(
                inspector,
                new CalendarFeedOpened(inspector.id(), inspector.scope().code(), revision.revision()),
                null);
        return secret;
    }

    private record Revision(long revision) {}

    String calendar(String secret) {
        var owner = session.createNativeQuery(
                        "SELECT account FROM calendar_feed WHERE secret_sha256 = :hash", Owner.class)
                .setParameter("hash", hash(secret))
                .uniqueResultOptional()
                .orElseThrow(() -> ProblemException.notFound("calendar-feed", ""));
        var rows = session.createNativeQuery(
                        """
                        SELECT id, kind, institution_name, region_code, planned_on AS day, revision FROM visit
                        WHERE assignee = :account AND planned_on >= :from AND status <> 'CANCELLED'
                        ORDER BY planned_on, id LIMIT :most""",
                        Row.class)
                .setParameter("account", owner.account())
                .setParameter("from", LocalDate.now(clock).minusDays(DAYS_BACK))
                .setParameter("most", MOST)
                .getResultList();
        var calendar = new ICalendar();
        calendar.setProductId("-//tuoyu//inspections//ZH");
        for (var row : rows) calendar.addEvent(event(row));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(Row row) {
        var event = new VEvent();
        event.setUid(row.id() + "@tuoyu");
        event.setSequence((int) row.revision());
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setSummary(row.institutionName() + " · " + row.kind());
        event.setLocation(row.regionCode());
        event.setStatus(Status.confirmed());
        event.setDateStart(wholeDay(row.day()));
        return event;
    }

    /** A day as it is written, whatever the time zone of this machine. */
    private static ICalDate wholeDay(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    private static String hash(String secret) {
        return Hashes.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
