package org.tuoyu.inspections.health;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.health.Outbreak.Signal;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.inspections.known.KnownPlans;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Takes the counts of a day, and signals an outbreak at once. */
@ApplicationScoped
class CountHealth implements PanacheRepositoryBase<HealthDay, UUID> {
    private static final RuleKind KIND = new RuleKind("outbreaks", OutbreakRules.class);
    /** Of the plan. */
    private static final String MATTER = "health-care";

    private final KnownInstitutions knownInstitutions;
    private final KnownPlans knownPlans;
    private final Outbreaks outbreaks;
    private final RuleSets ruleSets;
    private final Session session;
    private final Outbox outbox;
    private final Clock clock;

    private record Cases(String className, String symptom, LocalDate day, int cases) {}

    CountHealth(
            KnownInstitutions knownInstitutions,
            KnownPlans knownPlans,
            Outbreaks outbreaks,
            RuleSets ruleSets,
            Session session,
            Outbox outbox,
            Clock clock) {
        this.knownInstitutions = knownInstitutions;
        this.knownPlans = knownPlans;
        this.outbreaks = outbreaks;
        this.ruleSets = ruleSets;
        this.session = session;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    Optional<HealthDay> find(String uscc, LocalDate day, Actor actor) {
        return find(
                        "institution.uscc = ?1 AND day = ?2",
                        requireOwn(uscc, actor).uscc(),
                        day)
                .firstResultOptional();
    }

    @Transactional
    HealthDay record(String uscc, LocalDate day, long revision, List<ClassCount> counts, Actor actor) {
        var institution = requireOwn(uscc, actor);
        var today = LocalDate.now(clock);
        if (day.isAfter(today)) throw ProblemException.invalid("/day", "day-in-future", day.toString());
        var rules = ruleSets.inForce(KIND, OutbreakRules.class, institution.regionCode(), day)
                .content();
        checkSymptoms(counts, rules);
        var known = find("institution.uscc = ?1 AND day = ?2", uscc, day).firstResultOptional();
        var before = known.map(HealthDay::state).orElse(null);
        var healthDay = Revisions.require(known.orElseGet(() -> new HealthDay(institution, day)), revision);
        var recorded = healthDay.count(counts);
        persist(healthDay);
        outbox.publish(actor, recorded, before);
        flush();
        for (var signal : signals(uscc, day, rules)) raise(institution, signal, rules, actor);
        return healthDay;
    }

    /** An institution counts its own; the row is held, so of two counts at once the second sees the first. */
    private KnownInstitution requireOwn(String uscc, Actor actor) {
        var only = actor.onlyUscc();
        if (only != null && !only.equals(uscc)) throw ProblemException.notFound("institution", uscc);
        return knownInstitutions.require(uscc, actor.scope());
    }

    private static void checkSymptoms(List<ClassCount> counts, OutbreakRules rules) {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < counts.size(); i++) {
            var symptom = counts.get(i).symptom();
            if (symptom != null && !rules.symptoms().contains(symptom)) {
                wrong.add(new Wrong("/counts/" + i + "/symptom", "symptom-unknown", symptom, rules.symptoms()));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    private List<Signal> signals(String uscc, LocalDate day, OutbreakRules rules) {
        var cases = session.createNativeQuery(
                        """
                        SELECT class_name, symptom, day, CAST(sum(children) AS integer) AS cases
                        FROM health_day JOIN class_count ON health_day_id = id
                        WHERE uscc = :uscc AND symptom IS NOT NULL AND day BETWEEN :first AND :last
                        GROUP BY class_name, symptom, day""",
                        Cases.class)
                .setParameter("uscc", uscc)
                .setParameter("first", day.minusDays(rules.days() - 1L))
                .setParameter("last", day.plusDays(rules.days() - 1L))
                .getResultList();
        var signals = new ArrayList<Signal>();
        for (var one : cases) {
            if (one.day().equals(day) && one.cases() >= rules.inADay()) {
                signals.add(new Signal(one.className(), one.symptom(), day, one.cases(), 1));
            }
            // Every window that the day is in: what is counted late may make one of a later day full.
            var first = one.day().minusDays(rules.days() - 1L);
            var sum = cases.stream()
                    .filter(other -> other.className().equals(one.className())
                            && other.symptom().equals(one.symptom())
                            && !other.day().isBefore(first)
                            && !other.day().isAfter(one.day()))
                    .mapToInt(Cases::cases)
                    .sum();
            if (!day.isBefore(first) && !day.isAfter(one.day()) && sum >= rules.inDays()) {
                signals.add(new Signal(one.className(), one.symptom(), one.day(), sum, rules.days()));
            }
        }
        return signals;
    }

    private void raise(KnownInstitution institution, Signal signal, OutbreakRules rules, Actor actor) {
        if (outbreaks.isKnown(institution.uscc(), signal)) return;
        var clause = knownPlans.clauseOf(MATTER, institution.regionCode());
        var within = Duration.ofHours(rules.reportWithinHours());
        var outbreak = new Outbreak(institution, signal, clause, clock.instant(), within);
        var signalled = outbreak.signal();
        outbreaks.persist(outbreak);
        outbox.publish(actor, signalled, null);
        outbreaks.flush();
    }
}
