package org.tuoyu.institutions.standards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.institutions.capacity.AgeBand;
import org.tuoyu.institutions.registration.InstitutionLock;
import org.tuoyu.institutions.registration.Registration;
import org.tuoyu.institutions.staff.StaffRole;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Holds an institution against the standards of its region; tells when what is not met has changed. */
@ApplicationScoped
public class StandardsCheck {
    private static final RuleKind KIND = new RuleKind("standards", StandardsRules.class);
    private static final LocalDate NEVER = LocalDate.of(2200, 12, 31);
    private final RuleSets ruleSets;
    private final InstitutionLock lock;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record ClassRow(String ageBand, int slots) {}

    private record StaffRow(String role, LocalDate healthCheckedOn) {}

    private record CertificateRow(String code, LocalDate until) {}

    private record FactRow(String fact, double value) {}

    private record Outcome(long revision, String[] notMet) {}

    StandardsCheck(RuleSets ruleSets, InstitutionLock lock, Session session, Outbox outbox, Clock clock) {
        this.ruleSets = ruleSets;
        this.lock = lock;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    public StandardsRules rules(String region, LocalDate day) {
        return ruleSets.inForce(KIND, StandardsRules.class, region, day).content();
    }

    /**
     * What would be otherwise than it is; null where it stays.
     *
     * @param facts are laid over those that are known
     * @param staff likewise, by role
     */
    record AsIf(List<Figures.OfClass> classes, Map<StaffRole, Integer> staff, Map<String, Double> facts) {
        static final AsIf NOTHING = new AsIf(null, null, null);
    }

    /** Every rule, met or not, as it is. */
    public List<Finding> check(Registration institution) {
        return check(institution, AsIf.NOTHING);
    }

    List<Finding> check(Registration institution, AsIf asIf) {
        var today = LocalDate.now(clock);
        var rules = rules(institution.regionCode(), today);
        return Checking.check(rules, figures(institution.uscc(), rules, asIf), today);
    }

    /** To be called after each change of classes, staff or premises. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recheck(Registration institution, Actor actor) {
        lock.hold(institution.uscc());
        var findings = check(institution, AsIf.NOTHING);
        var notMet = findings.stream()
                .filter(one -> Boolean.FALSE.equals(one.met()))
                .map(Finding::code)
                .collect(Collectors.toCollection(TreeSet::new));
        var last = last(institution.uscc());
        if (last.map(one -> Arrays.asList(one.notMet()).equals(List.copyOf(notMet)))
                .orElse(notMet.isEmpty())) return;
        var revision = last.map(Outcome::revision).orElse(0L) + 1;
        session.createNativeMutationQuery(
                        """
                        INSERT INTO standards_outcome VALUES (:uscc, :revision, :notMet)
                        ON CONFLICT (uscc) DO UPDATE SET revision = :revision, not_met = :notMet""")
                .setParameter("uscc", institution.uscc())
                .setParameter("revision", revision)
                .setParameter("notMet", notMet.toArray(String[]::new))
                .executeUpdate();
        outbox.publish(
                actor,
                new StandardsOutcome(
                        institution.uscc(),
                        institution.name(),
                        institution.regionCode(),
                        List.copyOf(notMet),
                        revision),
                last.map(one -> new Before(List.of(one.notMet()))).orElse(null));
    }

    private record Before(List<String> notMet) {}

    private Optional<Outcome> last(String uscc) {
        return session.createNativeQuery(
                        "SELECT revision, not_met FROM standards_outcome WHERE uscc = :uscc FOR UPDATE", Outcome.class)
                .setParameter("uscc", uscc)
                .uniqueResultOptional();
    }

    private Figures figures(String uscc, StandardsRules rules, AsIf asIf) {
        var classes = asIf.classes() != null
                ? asIf.classes()
                : session
                        .createNativeQuery(
                                "SELECT age_band, slots FROM slots_class WHERE uscc = :uscc ORDER BY position",
                                ClassRow.class)
                        .setParameter("uscc", uscc)
                        .getResultList()
                        .stream()
                        .map(row -> new Figures.OfClass(AgeBand.valueOf(row.ageBand()), row.slots()))
                        .toList();
        var working = session.createNativeQuery(
                        "SELECT role, health_checked_on FROM staff_member WHERE uscc = :uscc AND left_on IS NULL",
                        StaffRow.class)
                .setParameter("uscc", uscc)
                .getResultList();
        var staff = new HashMap<StaffRole, Integer>();
        working.forEach(row -> staff.merge(StaffRole.valueOf(row.role()), 1, Integer::sum));
        if (asIf.staff() != null) staff.putAll(asIf.staff());
        var facts = facts(uscc);
        if (asIf.facts() != null) facts.putAll(asIf.facts());
        var healthChecks = working.stream().map(StaffRow::healthCheckedOn).toList();
        return new Figures(classes, staff, healthChecks, certificates(uscc, rules), facts);
    }

    private Map<String, LocalDate> certificates(String uscc, StandardsRules rules) {
        return session
                .createNativeQuery(
                        """
                        SELECT code, coalesce(valid_until, CAST(:never AS date)) AS until FROM document
                        WHERE uscc = :uscc""",
                        CertificateRow.class)
                .setParameter("uscc", uscc)
                .setParameter("never", NEVER)
                .getResultList()
                .stream()
                .filter(row -> row.until().isBefore(NEVER) || !rules.wantsEnd(row.code()))
                .collect(Collectors.toMap(
                        CertificateRow::code, CertificateRow::until, BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    Map<String, Double> facts(String uscc) {
        var facts = new HashMap<String, Double>();
        session.createNativeQuery("SELECT fact, value FROM premises_fact WHERE uscc = :uscc", FactRow.class)
                .setParameter("uscc", uscc)
                .getResultList()
                .forEach(row -> facts.put(row.fact(), row.value()));
        return facts;
    }

    /** Whether a fact of the premises is a yes; not known is not so. */
    public boolean isSo(String uscc, String fact) {
        return facts(uscc).getOrDefault(fact, 0.0) > 0;
    }

    /** Only what some rule of the region asks for can be said of premises. */
    void requireKnown(Iterable<String> facts, Registration institution) {
        var known = rules(institution.regionCode(), LocalDate.now(clock)).facts();
        for (var fact : facts) {
            if (!known.contains(fact)) throw ProblemException.invalid("/facts/" + fact, "code-unknown", fact, known);
        }
    }
}
