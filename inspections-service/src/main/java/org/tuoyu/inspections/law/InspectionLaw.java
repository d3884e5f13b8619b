package org.tuoyu.inspections.law;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.Rules;

/** Refuses what the law refuses, and says which rule. */
@ApplicationScoped
public class InspectionLaw {
    private static final RuleKind KIND = new RuleKind("inspections", InspectionRules.class);
    private final RuleSets ruleSets;
    private final Certificates certificates;
    private final ArrivalCodes arrivalCodes;
    private final Session session;

    private record Count(long inspections) {}

    InspectionLaw(RuleSets ruleSets, Certificates certificates, ArrivalCodes arrivalCodes, Session session) {
        this.ruleSets = ruleSets;
        this.certificates = certificates;
        this.arrivalCodes = arrivalCodes;
        this.session = session;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    /**
     * What a visit is under the law of the day on which it was planned.
     *
     * @param department that inspects; null where none has to
     * @param counts to the yearly cap
     */
    public record Standing(Nature nature, String department, boolean counts) {}

    private Rules<InspectionRules> rules(String region, LocalDate day) {
        return ruleSets.inForce(KIND, InspectionRules.class, region, day);
    }

    /**
     * Whether it may be planned.
     *
     * @param item code of the published item; null where none is wanted
     * @param trigger why it does not count to the cap; null where it does
     */
    public Standing mayPlan(
            String kindCode, KnownInstitution institution, LocalDate day, String item, Trigger trigger, Actor actor) {
        var inForce = rules(institution.regionCode(), day);
        var rules = inForce.content();
        var kind = rules.kind(kindCode)
                .orElseThrow(() -> ProblemException.invalid(
                        "/kind",
                        "visit-kind",
                        kindCode,
                        rules.kinds().stream().map(InspectionRules.Kind::code).toList()));
        var townOnly = !actor.has(Role.INSPECTOR) && !actor.has(Role.INSPECTION_MANAGER);
        if (townOnly && kind.nature() != Nature.PATROL) throw ProblemException.forbidden("patrol-only");
        if (kind.nature() != Nature.ADMINISTRATIVE) return new Standing(kind.nature(), actor.department(), false);
        var department = departmentOf(item, rules, actor);
        var counts = kind.counts() && trigger == null;
        if (counts) requireRoom(institution, day, inForce);
        return new Standing(kind.nature(), department, counts);
    }

    /** What a service plans by itself, such as the verification that a receipt asks for. */
    public Standing ofTheService(String kindCode, String region, LocalDate day) {
        var kind = rules(region, day).content().kind(kindCode).orElseThrow();
        return new Standing(kind.nature(), null, false);
    }

    private static String departmentOf(String code, InspectionRules rules, Actor actor) {
        var published = rules.items().stream().map(InspectionRules.Item::code).toList();
        if (code == null) throw ProblemException.invalid("/item", "item-missing", published);
        var item =
                rules.item(code).orElseThrow(() -> ProblemException.invalid("/item", "item-unknown", code, published));
        if (!item.department().equals(actor.department())) {
            throw ProblemException.forbidden("item-of-others", code, item.department());
        }
        return item.department();
    }

    /** Those planned and those made; who asked for the institution holds it: of two at once the second sees the first. */
    private void requireRoom(KnownInstitution institution, LocalDate day, Rules<InspectionRules> inForce) {
        var most = inForce.content().mostPerYear();
        if (!isBelow(most, institution, day)) {
            throw ProblemException.conflict(
                    "yearly-cap", institution.name(), String.valueOf(day.getYear()), most, inForce.source());
        }
    }

    private boolean isBelow(Integer most, KnownInstitution institution, LocalDate day) {
        if (most == null) return true;
        var planned = session.createNativeQuery(
                        """
                        SELECT count(*) AS inspections FROM visit WHERE uscc = :uscc AND counts AND status <> 'CANCELLED'
                            AND coalesce(visited_on, due_day) BETWEEN :first AND :last""",
                        Count.class)
                .setParameter("uscc", institution.uscc())
                .setParameter("first", day.withDayOfYear(1))
                .setParameter("last", day.withDayOfYear(day.lengthOfYear()))
                .getSingleResult()
                .inspections();
        return planned < most;
    }

    /** Whether the yearly cap of the day's year has room for one more. */
    public boolean hasRoom(KnownInstitution institution, LocalDate day) {
        var inForce = rules(institution.regionCode(), day);
        return isBelow(inForce.content().mostPerYear(), institution, day);
    }

    /** An inspection that was planned for one year and made in another takes a place in that one. */
    public void mayBeMadeInAnotherYear(KnownInstitution institution, LocalDate day) {
        requireRoom(institution, day, rules(institution.regionCode(), day));
    }

    /** The certificates that are good somewhere in the region. */
    public List<CertificateRecorded> certificates(RegionScope region) {
        return certificates.of(region);
    }

    /** Whether who made it was allowed to: with the certificate on that day, after having scanned the code. */
    public void mayReport(
            Nature nature,
            String department,
            KnownInstitution institution,
            LocalDate day,
            String certificateNumber,
            String arrivalCode,
            Actor inspector) {
        if (nature != Nature.PATROL && !inspector.has(Role.INSPECTOR)) throw ProblemException.forbidden("patrol-only");
        if (nature != Nature.ADMINISTRATIVE) return;
        certificates.requireValid(certificateNumber, department, institution.regionCode(), day, inspector);
        if (rules(institution.regionCode(), day).content().arrivalCodeWanted()) {
            arrivalCodes.require(institution.uscc(), arrivalCode);
        }
    }
}
