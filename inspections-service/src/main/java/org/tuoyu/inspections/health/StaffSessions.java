package org.tuoyu.inspections.health;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
class StaffSessions implements PanacheRepositoryBase<StaffSession, UUID> {
    private final KnownInstitutions knownInstitutions;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    StaffSessions(KnownInstitutions knownInstitutions, Session session, Outbox outbox, Clock clock) {
        this.clock = clock;
        this.knownInstitutions = knownInstitutions;
        this.session = session;
        this.outbox = outbox;
    }

    StaffSession require(UUID id, RegionScope scope) {
        return find("id = ?1 AND regionCode LIKE ?2", id, scope.like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("staff-session", id));
    }

    List<StaffSession> after(UUID after, int limit, RegionScope scope) {
        return find("id > ?1 AND regionCode LIKE ?2 ORDER BY id", after, scope.like())
                .page(0, limit)
                .list();
    }

    @Transactional
    StaffSession record(StaffSession made, Actor manager) {
        if (!manager.scope().covers(made.state().regionCode())) throw ProblemException.forbidden("region-not-yours");
        persist(made);
        outbox.publish(manager, made.record(), null);
        return made;
    }

    @Transactional
    StaffSession attended(UUID id, long revision, Attendance attendance, Actor manager) {
        var known = Revisions.require(require(id, manager.scope()), revision);
        knownInstitutions.require(
                attendance.uscc(), RegionScope.of(known.state().regionCode()));
        if (known.state().day().isAfter(LocalDate.now(clock))) {
            throw ProblemException.conflict(
                    "session-not-yet", known.state().day().toString());
        }
        if (attendance.attended() > attendance.expected()) {
            throw ProblemException.invalid("/attended", "more-than-expected", attendance.expected());
        }
        var before = known.state();
        outbox.publish(manager, known.attended(attendance), before);
        return known;
    }

    /** Institutions of its region from which nobody, or not everybody, was there. */
    List<KnownInstitution> missing(StaffSession one) {
        var state = one.state();
        return session.createNativeQuery(
                        """
                        SELECT uscc, name, region_code FROM known_institution k
                        WHERE region_code LIKE :scope AND cancelled_on IS NULL AND NOT EXISTS (SELECT 1 FROM session_attendance a
                            WHERE a.session_id = :id AND a.uscc = k.uscc AND attended >= expected)
                        ORDER BY uscc LIMIT 1000""",
                        KnownInstitution.class)
                .setParameter("scope", RegionScope.of(state.regionCode()).like())
                .setParameter("id", state.sessionId())
                .getResultList();
    }
}
