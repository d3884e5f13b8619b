package org.tuoyu.institutions.standards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.tuoyu.institutions.registration.InstitutionLock;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.events.DomainEvent;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** Says what the premises are like, in the facts that the standards ask for. */
@ApplicationScoped
class KeepPremises {
    private final Registrations registrations;
    private final StandardsCheck standardsCheck;
    private final InstitutionLock lock;
    private final Session session;
    private final Outbox outbox;

    private record Revision(long revision) {}

    private record Before(Map<String, Double> facts) {}

    /** The premises of an institution were described: all facts that are known of them. */
    record PremisesDescribed(String uscc, String regionCode, Map<String, Double> facts, long revision)
            implements DomainEvent {
        @Override
        public String type() {
            return "org.tuoyu.premises.described.v1";
        }

        @Override
        public String subject() {
            return uscc + "/premises";
        }
    }

    /** @param revision 0 while nothing is known */
    record Premises(Map<String, Double> facts, long revision) {}

    KeepPremises(
            Registrations registrations,
            StandardsCheck standardsCheck,
            InstitutionLock lock,
            Session session,
            Outbox outbox) {
        this.registrations = registrations;
        this.standardsCheck = standardsCheck;
        this.lock = lock;
        this.session = session;
        this.outbox = outbox;
    }

    Premises of(String uscc, Actor actor) {
        registrations.require(uscc, actor);
        return new Premises(new TreeMap<>(standardsCheck.facts(uscc)), revision(uscc));
    }

    /** All facts; what was known before and is not said again is not known any more. */
    @Transactional
    Premises keep(String uscc, Map<String, Double> facts, long expected, Actor actor) {
        var institution = registrations.require(uscc, actor);
        standardsCheck.requireKnown(facts.keySet(), institution);
        lock.hold(uscc);
        var before = of(uscc, actor);
        if (before.revision() != expected) {
            throw ProblemException.of(412, "changed-since", expected, before.revision());
        }
        if (before.facts().equals(facts)) return before;
        session.createNativeMutationQuery(
                        """
                        INSERT INTO premises VALUES (:uscc, :revision)
                        ON CONFLICT (uscc) DO UPDATE SET revision = :revision""")
                .setParameter("uscc", uscc)
                .setParameter("revision", expected + 1)
                .executeUpdate();
        session.createNativeMutationQuery("DELETE FROM premises_fact WHERE uscc = :uscc")
                .setParameter("uscc", uscc)
                .executeUpdate();
        facts.forEach((fact, value) -> session.createNativeMutationQuery(
                        "INSERT INTO premises_fact VALUES (:uscc, :fact, :value)")
                .setParameter("uscc", uscc)
                .setParameter("fact", fact)
                .setParameter("value", value)
                .executeUpdate());
        outbox.publish(
                actor,
                new PremisesDescribed(uscc, institution.regionCode(), new TreeMap<>(facts), expected + 1),
                expected == 0 ? null : new Before(before.facts()));
        standardsCheck.recheck(institution, actor);
        return new Premises(new TreeMap<>(facts), expected + 1);
    }

    private long revision(String uscc) {
        return session.createNativeQuery("SELECT revision FROM premises WHERE uscc = :uscc", Revision.class)
                .setParameter("uscc", uscc)
                .uniqueResultOptional()
                .map(Revision::revision)
                .orElse(0L);
    }
}
