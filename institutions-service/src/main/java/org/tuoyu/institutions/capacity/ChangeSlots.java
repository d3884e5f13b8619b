package org.tuoyu.institutions.capacity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** All that changes slots. Each change is an entry that stays, and an event with the state after it. */
@ApplicationScoped
public class ChangeSlots {
    private final AllSlots allSlots;
    private final ClassStandards standards;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    ChangeSlots(AllSlots allSlots, ClassStandards standards, Session session, Outbox outbox, Clock clock) {
        this.allSlots = allSlots;
        this.standards = standards;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationScoped
    static class AllSlots implements PanacheRepositoryBase<Slots, String> {}

    /** A new institution begins without slots. */
    @Transactional
    public void open(Registration registration) {
        allSlots.persist(new Slots(registration.uscc(), registration.registeredOn()));
    }

    @Transactional
    Slots changeClasses(Registration of, List<SlotsClass> classes, LocalDate day, long revision, Actor actor) {
        var slots = Revisions.require(require(of), revision);
        var at = at(of, slots, day, null);
        standards.check(classes, at.day());
        record(slots.changeClasses(at, classes), before(slots), actor);
        return slots;
    }

    /** How many slots a filing would cover, on the day it is submitted. */
    public int registered(Registration of) {
        return require(of).registered();
    }

    @Transactional
    public void file(Registration of, int count, LocalDate day, Actor actor) {
        var slots = lock(of);
        var before = before(slots);
        record(slots.file(at(of, slots, day, null), count), before, actor);
    }

    @Transactional
    public void unfile(Registration of, String reason, LocalDate day, Actor actor) {
        var slots = lock(of);
        if (slots.filed() == 0) return;
        var before = before(slots);
        record(slots.unfile(at(of, slots, day, null), reason), before, actor);
    }

    @Transactional
    public void move(Registration to, Actor actor) {
        var slots = lock(to);
        if (slots.registered() == 0) return;
        var before = before(slots);
        record(slots.move(at(to, slots, null, null)), before, actor);
    }

    /** @param id given by who orders it: repeated with the same id, it changes nothing */
    @Transactional
    void suspend(Registration of, UUID id, String reason, String clause, LocalDate day, Actor actor) {
        var slots = lock(of);
        if (slots.isSuspendedBy(id)) return;
        var before = before(slots);
        var at = at(of, slots, day, clause);
        record(slots.suspend(at, new Suspension(id, reason, clause, at.day())), before, actor);
    }

    /** False when it is not suspended for this. */
    @Transactional
    boolean lift(Registration of, UUID id, String reason, String clause, LocalDate day, Actor actor) {
        var slots = lock(of);
        var before = before(slots);
        var lifted = slots.lift(at(of, slots, day, clause), id, reason);
        lifted.ifPresent(changed -> record(changed, before, actor));
        return lifted.isPresent();
    }

    /** The day itself, or that of the last change when it lies before it: orders of others may come late. */
    LocalDate dayOrLast(Registration of, LocalDate day) {
        var last = require(of).effectiveDay();
        return day == null || day.isBefore(last) ? last : day;
    }

    /** What a finding suspended is restored by the lifting of the finding. */
    boolean isOrderedByFinding(UUID suspension) {
        return session.createNativeQuery("SELECT count(*) FROM known_finding WHERE id = :id", Long.class)
                        .setParameter("id", suspension)
                        .getSingleResult()
                > 0;
    }

    /** For lists: all at once. */
    Map<String, Slots> of(List<Registration> registrations) {
        var usccs = registrations.stream().map(Registration::uscc).toList();
        return allSlots.list("uscc IN ?1", usccs).stream().collect(Collectors.toMap(Slots::uscc, Function.identity()));
    }

    Slots require(Registration of) {
        return allSlots.findById(of.uscc());
    }

    private Slots lock(Registration of) {
        return allSlots.findById(of.uscc(), LockModeType.PESSIMISTIC_WRITE);
    }

    private SlotsChanged.At at(Registration of, Slots slots, LocalDate asked, String clause) {
        var today = LocalDate.now(clock);
        var day = asked == null ? today : asked;
        if (day.isAfter(today)) throw ProblemException.invalid("/day", "day-in-future", day.toString());
        if (day.isBefore(slots.effectiveDay())) {
            if (asked == null) day = slots.effectiveDay();
            else
                throw ProblemException.conflict(
                        "day-before-last", day.toString(), slots.effectiveDay().toString());
        }
        return new SlotsChanged.At(of.name(), of.regionCode(), day, clause);
    }

    private record Before(int registered, int filed, int suspensions) {}

    private static Before before(Slots slots) {
        return new Before(slots.registered(), slots.filed(), slots.suspensions().size());
    }

    private void record(SlotsChanged changed, Before before, Actor actor) {
        outbox.publish(actor, changed, before);
        session.createNativeMutationQuery(
                        """
                        INSERT INTO slots_entry VALUES (:uscc, :sequence, :day, :registered, :filed, :suspended,
                                                        :change, :reason, :clause, :actor, :at)""")
                .setParameter("uscc", changed.uscc())
                .setParameter("sequence", changed.revision())
                .setParameter("day", changed.effectiveDay())
                .setParameter("registered", changed.registeredSlots())
                .setParameter("filed", changed.filedSlots())
                .setParameter("suspended", changed.suspendedSlots())
                .setParameter("change", changed.change().name())
                .setParameter("reason", changed.reason())
                .setParameter("clause", changed.clause())
                .setParameter("actor", actor.id())
                .setParameter("at", OffsetDateTime.now(clock))
                .executeUpdate();
    }
}
