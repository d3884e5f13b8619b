package org.tuoyu.institutions.staff;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.institutions.registration.InstitutionLock;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.secrets.Secrets;

/** Keeps who works where, and finds who works in several institutions at once. */
@ApplicationScoped
class KeepStaff {
    private final AllStaff allStaff;
    private final Registrations registrations;
    private final InstitutionLock lock;
    private final StandardsCheck standardsCheck;
    private final Secrets secrets;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    KeepStaff(
            AllStaff allStaff,
            Registrations registrations,
            InstitutionLock lock,
            StandardsCheck standardsCheck,
            Secrets secrets,
            Session session,
            Outbox outbox,
            Clock clock) {
        this.allStaff = allStaff;
        this.registrations = registrations;
        this.lock = lock;
        this.standardsCheck = standardsCheck;
        this.secrets = secrets;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationScoped
    static class AllStaff implements PanacheRepositoryBase<StaffMember, UUID> {}

    /**
     * Somebody who works in several institutions at once.
     *
     * @param usccs of those in the caller's region
     */
    public record InSeveral(@JsonIgnore String first, String identityMasked, String regionCode, String[] usccs) {}

    List<StaffMember> of(String uscc, UUID after, int limit, Actor actor) {
        registrations.require(uscc, actor);
        return allStaff.find("uscc = ?1 AND id > ?2 ORDER BY id", uscc, after)
                .page(0, limit)
                .list();
    }

    @Transactional
    StaffMember hire(String uscc, String name, String identityNumber, StaffMember.Content content, Actor actor) {
        var registration = registrations.require(uscc, actor);
        check(content);
        if (!IdentityNumber.isValid(identityNumber)) {
            throw ProblemException.invalid("/identityNumber", "identity-number"); // without saying it
        }
        var identity = new IdentityNumber(identityNumber);
        var member = new StaffMember(
                uscc, secrets.encrypt(identity.value()), secrets.fingerprint(identity.value()), identity.masked());
        lock.hold(uscc);
        if (allStaff.count("uscc = ?1 AND identityFingerprint = ?2 AND leftOn IS NULL", uscc, member.fingerprint())
                > 0) {
            throw ProblemException.conflict("staff-there", member.identityMasked());
        }
        var recorded = member.describe(content, secrets.encrypt(name), registration.regionCode());
        allStaff.persist(member);
        outbox.publish(actor, recorded, null);
        standardsCheck.recheck(registration, actor);
        return member;
    }

    @Transactional
    StaffMember change(String uscc, UUID id, long revision, String name, StaffMember.Content content, Actor actor) {
        var registration = registrations.require(uscc, actor);
        check(content);
        var member = Revisions.require(require(uscc, id), revision);
        var before = member.content();
        if (before.equals(content) && secrets.decrypt(member.nameEncrypted()).equals(name)) return member;
        outbox.publish(actor, member.describe(content, secrets.encrypt(name), registration.regionCode()), before);
        standardsCheck.recheck(registration, actor);
        return member;
    }

    /** A second time it changes nothing: the first day stays. */
    @Transactional
    StaffMember leave(String uscc, UUID id, LocalDate day, Actor actor) {
        var registration = registrations.require(uscc, actor);
        var member = require(uscc, id);
        if (member.leftOn() != null) return member;
        notAhead("/day", day);
        var before = member.content();
        outbox.publish(
                actor, member.leave(day == null ? LocalDate.now(clock) : day, registration.regionCode()), before);
        standardsCheck.recheck(registration, actor);
        return member;
    }

    StaffMember require(String uscc, UUID id) {
        return allStaff.find("uscc = ?1 AND id = ?2", uscc, id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("staff", id));
    }

    List<InSeveral> inSeveral(String after, int limit, Actor actor) {
        return session.createNativeQuery(
                        """
                        SELECT min(CAST(staff_member.id AS text)) AS first, min(identity_masked) AS identity_masked, min(region_code) AS region_code,
                            array_agg(DISTINCT one.uscc ORDER BY one.uscc) AS usccs
                        FROM staff_member JOIN registration one ON one.uscc = staff_member.uscc
                        WHERE left_on IS NULL AND one.cancelled_on IS NULL AND one.region_code LIKE :scope
                        GROUP BY identity_fingerprint HAVING count(DISTINCT one.uscc) > 1
                            AND min(CAST(staff_member.id AS text)) > :after
                        ORDER BY 1 LIMIT :most""",
                        InSeveral.class)
                .setParameter("scope", actor.scope().like())
                .setParameter("after", after)
                .setParameter("most", limit)
                .getResultList();
    }

    private void check(StaffMember.Content content) {
        notAhead("/healthCheckedOn", content.healthCheckedOn());
        notAhead("/trainedOn", content.trainedOn());
        notAhead("/fromDay", content.fromDay());
    }

    private void notAhead(String pointer, LocalDate day) {
        if (day != null && day.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalid(pointer, "day-in-future", day.toString());
        }
    }
}
