package org.tuoyu.institutions.capacity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
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
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** All that changes slots. Each change is an entry that stays, and an event with the state after it. */
@ApplicationScoped
public class ChangeSlots {
    private final AllSlots allSlots;
    private final ClassStandards standards;
    private final StandardsCheck standardsCheck;
    private final Session session;
    private final Disclosed disclosed;
    private final Outbox outbox;
    private final Clock clock;

    ChangeSlots(
            AllSlots allSlots,
            ClassStandards standards,
            StandardsCheck standardsCheck,
            Session session,
            Disclosed disclosed,
            Outbox outbox,
            Clock clock) {
        this.allSlots = allSlots;
        this.standards = standards;
        this.standardsCheck = standardsCheck;
        this.session = session;
        this.disclosed = disclosed;
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
    void plan(String uscc, int count, LocalDate openingDay, LocalDate day, long revision, Actor actor) {
        var slots = open(Revisions.require(lock(uscc), revision));
        if (count > 0 && (openingDay == null || openingDay.isBefore(LocalDate.now(clock)))) {
            throw ProblemException.invalid("/openingDay", "opening-day-ahead", String.valueOf(openingDay));
        }
        var before = before(slots);
        record(slots.plan(at(uscc, slots, day, null), count, openingDay), before, actor);
    }

    @Transactional
    Slots changeClasses(String uscc, List<SlotsClass> classes, LocalDate day, long revision, Actor actor) {
        var slots = open(Revisions.require(lock(uscc), revision));
        var before = before(slots);
        var at = at(uscc, slots, day, null);
        standards.check(classes, at.regionCode(), at.day());
        record(slots.changeClasses(at, classes), before, actor);
        standardsCheck.recheck(session.find(Registration.class, uscc), actor);
        return slots;
    }

    /** How many are under a filing. */
    public int filed(String uscc) {
        return require(uscc).filed();
    }

    /** How many slots a filing would cover, on the day it is submitted. */
    public int registered(String uscc) {
        return open(require(uscc)).registered();
    }

    @Transactional
    public void file(String uscc, int count, LocalDate day, Actor actor) {
        var slots = open(lock(uscc));
        var before = before(slots);
        record(slots.file(at(uscc, slots, day, null), count), before, actor);
    }

    /** Found conforming on site; on the day itself, or that of the last change when it lies before it. */
    @Transactional
    public void verify(String uscc, LocalDate day, Actor actor) {
        var slots = lock(uscc);
        if (slots.isClosed()) return;
        var before = before(slots);
        record(slots.verify(at(uscc, slots, dayOrLast(uscc, day), null)), before, actor);
    }

    @Transactional
    public void unfile(String uscc, String reason, LocalDate day, Actor actor) {
        var slots = lock(uscc);
        if (slots.filed() == 0) return;
        var before = before(slots);
        record(slots.unfile(at(uscc, slots, day, null), reason), before, actor);
    }

    /** @param day null for today; a day before the last change counts as that of the last */
    @Transactional
    public void move(String uscc, LocalDate day, Actor actor) {
        var slots = lock(uscc);
        if (slots.registered() == 0 && slots.planned() == 0) return;
        var before = before(slots);
        var from = day == null ? null : dayOrLast(uscc, day);
        record(slots.move(at(uscc, slots, from, null)), before, actor);
    }

    /** What it is called by has changed: its slots, planned or open, count under it from the day on. */
    @Transactional
    public void recount(String uscc, LocalDate day, Actor actor) {
        var slots = lock(uscc);
        if (slots.isClosed() || (slots.registered() == 0 && slots.planned() == 0)) return;
        var before = before(slots);
        record(slots.recount(at(uscc, slots, day, null)), before, actor);
    }

    /** @param day on which the registration was cancelled, as with {@link #move} */
    @Transactional
    public void close(String uscc, String reason, LocalDate day, Actor actor) {
        var slots = lock(uscc);
        var before = before(slots);
        var from = day == null ? null : dayOrLast(uscc, day);
        record(slots.close(at(uscc, slots, from, null), reason), before, actor);
    }

    /** @param id given by who orders it: repeated with the same id, it changes nothing */
    @Transactional
    Suspension suspend(String uscc, UUID id, String reason, String clause, LocalDate day, Actor actor) {
        var slots = open(lock(uscc));
        var known = slots.suspension(id);
        if (known.isPresent()) return known.get();
        var before = before(slots);
        var at = at(uscc, slots, day, clause);
        var suspension = new Suspension(id, reason, clause, at.day());
        record(slots.suspend(at, suspension), before, actor);
        return suspension;
    }

    /** False when it is not suspended for this. */
    @Transactional
    boolean lift(String uscc, UUID id, String reason, String clause, LocalDate day, Actor actor) {
        var slots = open(lock(uscc));
        var before = before(slots);
        var lifted = slots.lift(at(uscc, slots, day, clause), id, reason);
        lifted.ifPresent(changed -> record(changed, before, actor));
        return lifted.isPresent();
    }

    /** As they are, and stay until the transaction ends. */
    public List<SlotsClass> lockedClasses(String uscc) {
        return open(lock(uscc)).classes();
    }

    boolean isClosed(String uscc) {
        return require(uscc).isClosed();
    }

    /** The day itself, or that of the last change when it lies before it: orders of others may come late. */
    LocalDate dayOrLast(String uscc, LocalDate day) {
        var last = require(uscc).effectiveDay();
        return day == null || day.isBefore(last) ? last : day;
    }

    /** What a finding suspended is restored by the lifting of the finding. */
    boolean isOrderedByFinding(UUID suspension) {
        return !session.createNativeQuery("SELECT id FROM known_finding WHERE id = :id", Tuple.class)
                .setParameter("id", suspension)
                .getResultList()
                .isEmpty();
    }

    /** For lists: all at once. */
    Map<String, Slots> of(List<Registration> registrations) {
        var usccs = registrations.stream().map(Registration::uscc).toList();
        return allSlots.list("uscc IN ?1", usccs).stream().collect(Collectors.toMap(Slots::uscc, Function.identity()));
    }

    Slots require(String uscc) {
        return allSlots.findById(uscc);
    }

    private static Slots open(Slots slots) {
        if (slots.isClosed()) throw ProblemException.conflict("institution-closed", slots.uscc());
        return slots;
    }

    private Slots lock(String uscc) {
        return allSlots.findById(uscc, LockModeType.PESSIMISTIC_WRITE);
    }

    private SlotsChanged.At at(String uscc, Slots slots, LocalDate asked, String clause) {
        var today = LocalDate.now(clock);
        var day = asked == null ? today : asked;
        if (day.isAfter(today)) throw ProblemException.invalid("/day", "day-in-future", day.toString());
        if (day.isBefore(slots.effectiveDay())) {
            if (asked == null) day = slots.effectiveDay();
            else
                throw ProblemException.conflict(
                        "day-before-last", day.toString(), slots.effectiveDay().toString());
        }
        var institution = institution(uscc);
        return new SlotsChanged.At(
                institution.name(), institution.regionCode(), institution.kind(), institution.ownership(), day, clause);
    }

    /**
     * Asked for only once the slots are locked: a move that was committed meanwhile is seen, and one that comes later
     * waits for the lock and announces the slots again.
     */
    private Institution institution(String uscc) {
        return session.createQuery(
                        "SELECT one.name, one.regionCode, record.kind, record.ownership FROM Registration one"
                                + " LEFT JOIN InstitutionRecord record ON record.uscc = one.uscc WHERE one.uscc = :uscc",
                        Institution.class)
                .setParameter("uscc", uscc)
                .getSingleResult();
    }

    private record Institution(String name, String regionCode, InstitutionKind kind, Ownership ownership) {}

    private record Before(int planned, int registered, int filed, int verified, int suspensions, boolean closed) {}

    private static Before before(Slots slots) {
        return new Before(
                slots.planned(),
                slots.registered(),
                slots.filed(),
                slots.verified(),
                slots.suspensions().size(),
                slots.isClosed());
    }

    private void record(SlotsChanged changed, Before before, Actor actor) {
        outbox.publish(actor, changed, before);
        session.createNativeMutationQuery(
                        """
                        INSERT INTO slots_entry (uscc, sequence, effective_day, planned, registered, filed, verified, suspended,
                            closed, change, reason, clause, actor, recorded_at)
                        VALUES (:uscc, :sequence, :day, :planned, :registered, :filed, :verified, :suspended, :closed,
                            :change, :reason, :clause, :actor, :at)""")
                .setParameter("uscc", changed.uscc())
                .setParameter("sequence", changed.revision())
                .setParameter("day", changed.effectiveDay())
                .setParameter("planned", changed.plannedSlots())
                .setParameter("registered", changed.registeredSlots())
                .setParameter("filed", changed.filedSlots())
                .setParameter("verified", changed.verifiedSlots())
                .setParameter("closed", changed.closedSlots())
                .setParameter("suspended", changed.suspendedSlots())
                .setParameter("change", changed.change().name())
                .setParameter("reason", changed.reason())
                .setParameter("clause", changed.clause())
                .setParameter("actor", actor.id())
                .setParameter("at", OffsetDateTime.now(clock))
                .executeUpdate();
        disclosed.refresh(changed.uscc());
    }
}
