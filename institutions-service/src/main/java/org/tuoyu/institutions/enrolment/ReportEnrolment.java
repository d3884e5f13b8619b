package org.tuoyu.institutions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** The institution says how many children its classes have in a month; said again, it is a correction. */
@ApplicationScoped
class ReportEnrolment {
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final CountTown countTown;
    private final Disclosed disclosed;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record Last(long revision, Integer[] children, String[] bands, String regionCode) {}

    ReportEnrolment(
            Registrations registrations,
            ChangeSlots changeSlots,
            CountTown countTown,
            Disclosed disclosed,
            Session session,
            Outbox outbox,
            Clock clock) {
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.countTown = countTown;
        this.disclosed = disclosed;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param children of each class, in the order of the classes */
    @Transactional
    EnrolmentReported report(String uscc, YearMonth month, List<Integer> children, Actor actor) {
        var registration = registrations.require(uscc, actor);
        if (month.isAfter(YearMonth.now(clock)))
            throw ProblemException.invalid("month", "month-ahead", month.toString());
        var classes = changeSlots.lockedClasses(uscc);
        if (classes.size() != children.size()) {
            throw ProblemException.invalid("/children", "children-by-class", classes.size(), children.size());
        }
        var of = new ArrayList<EnrolmentReported.OfClass>();
        for (int i = 0; i < classes.size(); i++) {
            of.add(new EnrolmentReported.OfClass(
                    classes.get(i).ageBand(), classes.get(i).slots(), children.get(i)));
        }
        var last = last(uscc, month);
        var region = last == null ? registration.regionCode() : last.regionCode(); // where it was in that month
        var before = last == null ? null : List.of(last.children());
        var revision = last == null ? 1 : last.revision() + 1;
        var total = children.stream().mapToInt(Integer::intValue).sum();
        var bands = classes.stream().map(one -> one.ageBand().name()).toList();
        if (children.equals(before) && bands.equals(List.of(last.bands()))) {
            return new EnrolmentReported(uscc, region, month, total, of, last.revision());
        }
        session.createNativeMutationQuery(
                        "INSERT INTO enrolment VALUES (:uscc, :month, :revision, :children, :by, :at, :bands, :region)")
                .setParameter("uscc", uscc)
                .setParameter("month", month.atDay(1))
                .setParameter("revision", revision)
                .setParameter("children", children.toArray(Integer[]::new))
                .setParameter("bands", bands.toArray(String[]::new))
                .setParameter("region", region)
                .setParameter("by", actor.id())
                .setParameter("at", OffsetDateTime.now(clock))
                .executeUpdate();
        var reported = new EnrolmentReported(uscc, region, month, total, of, revision);
        outbox.publish(actor, reported, before == null ? null : new Before(before));
        countTown.count(region, month, actor);
        disclosed.refresh(uscc);
        return reported;
    }

    private record Before(List<Integer> children) {}

    private Last last(String uscc, YearMonth month) {
        return session.createNativeQuery(
                        """
                        SELECT revision, children, age_bands AS bands, region_code FROM enrolment WHERE uscc = :uscc AND month = :month
                        ORDER BY revision DESC LIMIT 1""",
                        Last.class)
                .setParameter("uscc", uscc)
                .setParameter("month", month.atDay(1))
                .uniqueResult();
    }
}
