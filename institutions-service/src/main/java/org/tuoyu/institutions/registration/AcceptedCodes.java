package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** Codes with a wrong check that really stand on a certificate: somebody has looked, and says so with a reason. */
@ApplicationScoped
class AcceptedCodes {
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record Code(String uscc) {}

    AcceptedCodes(Session session, Outbox outbox, Clock clock) {
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A second time it changes nothing: the first reason stays. */
    @Transactional
    void accept(String uscc, String regionCode, String reason, Actor officer) {
        var violation = Uscc.violation(uscc);
        if (violation == null) throw ProblemException.invalid("/uscc", "uscc-right", uscc);
        if (!Uscc.isOfCheck(violation)) throw ProblemException.invalid("/uscc", violation, uscc);
        var isNew = session.createNativeMutationQuery(
                                """
                                INSERT INTO accepted_code VALUES (:uscc, :region, :reason, :by, :at)
                                ON CONFLICT DO NOTHING""")
                        .setParameter("uscc", uscc)
                        .setParameter("region", regionCode)
                        .setParameter("reason", reason)
                        .setParameter("by", officer.id())
                        .setParameter("at", OffsetDateTime.now(clock))
                        .executeUpdate()
                == 1;
        if (isNew) outbox.publish(officer, new CodeAccepted(uscc, regionCode, reason), null);
    }

    /** Of the codes those that were accepted in the registrar's region or above it. */
    Set<String> among(Collection<String> usccs, Actor registrar) {
        var wrong = usccs.stream().filter(uscc -> Uscc.violation(uscc) != null).collect(Collectors.toSet());
        if (wrong.isEmpty()) return Set.of();
        return session
                .createNativeQuery(
                        "SELECT uscc FROM accepted_code WHERE uscc IN (:usccs) AND region_code IN (:regions)",
                        Code.class)
                .setParameter("usccs", wrong)
                .setParameter("regions", registrar.scope().authorities())
                .getResultList()
                .stream()
                .map(Code::uscc)
                .collect(Collectors.toSet());
    }
}
