package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.hibernate.Session;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** Where a region has gone on as another, its institutions go on in that, with their slots, from the day on. */
@ApplicationScoped
public class FollowRegions {
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final Outbox outbox;
    private final Session session;

    private record Code(String code) {}

    FollowRegions(Registrations registrations, ChangeSlots changeSlots, Outbox outbox, Session session) {
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.outbox = outbox;
        this.session = session;
    }

    @Transactional
    public void follow(String from, String to, LocalDate day, Actor because) {
        session.createNativeMutationQuery(
                        "INSERT INTO known_succession VALUES (:from, :to, :day) ON CONFLICT (from_code) DO UPDATE SET to_code = :to, day = :day")
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("day", day)
                .executeUpdate();
        for (var one : registrations.list("regionCode", from)) {
            var before = one.content();
            outbox.publish(because, one.register(before.in(to)), before);
            changeSlots.move(one.uscc(), day, because);
        }
    }

    /** A registrar may go on pushing the old code. */
    boolean goesOnIn(String old, String now) {
        return !session.createNativeQuery(
                        """
                        WITH RECURSIVE later AS (
                            SELECT to_code AS code FROM known_succession WHERE from_code = :old
                            UNION
                            SELECT to_code FROM known_succession JOIN later ON from_code = later.code)
                        SELECT code FROM later WHERE code = :now""",
                        Code.class)
                .setParameter("old", old)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }
}
