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

    void learn(UUID plan, String regionCode, List<String> clauses, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_plan AS known VALUES (:plan, :region, :sequence, :clauses)
                        ON CONFLICT (plan_id) DO UPDATE SET region_code = :region, sequence = :sequence, clauses = :clauses
                        WHERE known.sequence < :sequence""")
                .setParameter("plan", plan)
                .setParameter("region", regionCode)
                .setParameter("sequence", sequence)
                .setParameter("clauses", clauses.toArray(String[]::new))
                .executeUpdate();
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
