package org.tuoyu.inspections.known;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;

/** Which clauses there are: a finding names one of them, so that the department responsible can be found. */
@ApplicationScoped
public class KnownPlans {
    private final Session session;

    private record Clause(String number) {}

    KnownPlans(Session session) {
        this.session = session;
    }

    /** A clause by its number, and what it is about. */
    record Learnt(String number, List<String> matters) {}

    void learn(UUID plan, String regionCode, List<Learnt> clauses, long sequence) {
        var isNewer = session.createNativeMutationQuery(
                                """
                        INSERT INTO known_plan AS known VALUES (:plan, :region, :sequence, :clauses)
                        ON CONFLICT (plan_id) DO UPDATE SET region_code = :region, sequence = :sequence, clauses = :clauses
                        WHERE known.sequence <= :sequence""") // the same again says the same
                        .setParameter("plan", plan)
                        .setParameter("region", regionCode)
                        .setParameter("sequence", sequence)
                        .setParameter(
                                "clauses", clauses.stream().map(Learnt::number).toArray(String[]::new))
                        .executeUpdate()
                == 1;
        if (!isNewer) return;
        session.createNativeMutationQuery("DELETE FROM known_matter WHERE plan_id = :plan")
                .setParameter("plan", plan)
                .executeUpdate();
        for (var clause : clauses) {
            for (var matter : clause.matters()) {
                session.createNativeMutationQuery(
                                "INSERT INTO known_matter VALUES (:plan, :matter, :clause) ON CONFLICT DO NOTHING")
                        .setParameter("plan", plan)
                        .setParameter("matter", matter)
                        .setParameter("clause", clause.number())
                        .executeUpdate();
            }
        }
    }

    /**
     * Under which clause of the region's plan something of that matter falls; where the plan does not name it, under that of
     * supervision. The matter itself when no plan is known: notifications-service knows whom to tell.
     */
    public String clauseOf(String matter, String regionCode) {
        return session.createNativeQuery(
                        """
                        SELECT clause AS number FROM known_matter JOIN known_plan USING (plan_id)
                        WHERE region_code IN (:authorities) AND matter IN (:matter, 'supervision')
                        ORDER BY matter = :matter DESC, length(rtrim(region_code, '0')) DESC, plan_id DESC LIMIT 1""",
                        Clause.class)
                .setParameter("authorities", RegionScope.of(regionCode).authorities())
                .setParameter("matter", matter)
                .uniqueResultOptional()
                .map(Clause::number)
                .orElse(matter);
    }

    /** The clauses of all plans that cover the region; empty when no plan is known yet. */
    public List<String> clausesFor(String regionCode) {
        return session
                .createNativeQuery(
                        "SELECT unnest(clauses) FROM known_plan WHERE region_code IN (:authorities)", Clause.class)
                .setParameter("authorities", RegionScope.of(regionCode).authorities())
                .getResultList()
                .stream()
                .map(Clause::number)
                .toList();
    }
}
