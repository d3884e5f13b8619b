package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Where a town has gone on as another, its institutions go on in that, with their slots, from the day on. */
@ApplicationScoped
public class FollowRegions {
    private static final int TOWN = 9;
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final Disclosed disclosed;
    private final Outbox outbox;
    private final Session session;

    private record Code(String code) {}

    FollowRegions(
            Registrations registrations, ChangeSlots changeSlots, Disclosed disclosed, Outbox outbox, Session session) {
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.disclosed = disclosed;
        this.outbox = outbox;
        this.session = session;
    }

    /**
     * @param successors of each town that is no more, the only one
     * @param living all that go on or are new: a code that comes back on a later day is itself again
     */
    @Transactional
    public void follow(Map<String, String> successors, Set<String> living, LocalDate day, Actor because) {
        var moving = new LinkedHashMap<String, List<Registration>>();
        successors.keySet().stream()
                .filter(from -> from.length() >= TOWN) // where a district goes on, its towns are told one by one
                .sorted()
                .forEach(from -> moving.put(from, registrations.list("regionCode LIKE ?1", from + "%")));
        session.createNativeMutationQuery("DELETE FROM known_succession WHERE from_code IN (:living) AND day < :day")
                .setParameter("living", living)
                .setParameter("day", day)
                .executeUpdate();
        successors.forEach((from, to) -> session.createNativeMutationQuery(
                        """
                        INSERT INTO known_succession VALUES (:from, :to, :day)
                        ON CONFLICT (from_code) DO UPDATE SET to_code = :to, day = :day
                        WHERE known_succession.day <= :day""")
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("day", day)
                .executeUpdate());
        moving.forEach((from, institutions) -> {
            var to = current(from); // perhaps that has gone on, too, and was heard of before
            institutions.forEach(one -> move(one, to, day, because));
        });
    }

    private void move(Registration one, String to, LocalDate day, Actor because) {
        var before = one.content();
        outbox.publish(because, one.follow(to), before);
        changeSlots.move(one.uscc(), day, because);
        disclosed.refresh(one.uscc());
    }

    /** What a region is today; of a village in a town that has gone on, the town's successor: its own code is not known. */
    String current(String code) {
        return session.createNativeQuery(
                        """
                        WITH RECURSIVE step AS (
                            SELECT :code AS code, 0 AS number
                            UNION ALL
                            SELECT to_code, number + 1 FROM known_succession JOIN step
                                ON from_code = left(code, :town) WHERE number < 100)
                        SELECT code FROM step ORDER BY number DESC LIMIT 1""",
                        Code.class)
                .setParameter("code", RegionScope.canonical(code))
                .setParameter("town", TOWN)
                .getSingleResult()
                .code();
    }
}
