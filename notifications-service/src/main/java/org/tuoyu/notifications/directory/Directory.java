package org.tuoyu.notifications.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;

/** Our copy of regions and plans. An older event changes nothing. */
@ApplicationScoped
public class Directory {
    private final Session session;

    /** @param towns the towns have 属地责任 */
    public record Clause(
            UUID planId,
            String planRegion,
            String number,
            String heading,
            String text,
            String lead,
            String[] cooperating,
            boolean towns) {}

    record DepartmentState(String code, String name, String duty) {}

    record ClauseState(
            String number,
            String heading,
            String text,
            String lead,
            List<String> cooperating,
            boolean towns,
            List<String> matters) {}

    record PlanState(
            UUID planId,
            String regionCode,
            String documentNumber,
            LocalDate issuedOn,
            List<DepartmentState> departments,
            List<ClauseState> clauses) {}

    private record Name(String name) {}

    record RegionState(String regionCode, String name) {}

    Directory(Session session) {
        this.session = session;
    }

    void learn(RegionState region, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_region AS known VALUES (:code, :name, :sequence)
                        ON CONFLICT (code) DO UPDATE SET name = :name, sequence = :sequence
                        WHERE known.sequence < :sequence""")
                .setParameter("code", region.regionCode())
                .setParameter("name", region.name())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    void learn(PlanState plan, long sequence) {
        var newer = session.createNativeMutationQuery(
                        """
                        INSERT INTO known_plan AS known VALUES (:id, :region, :document, :issued, :sequence)
                        ON CONFLICT (id) DO UPDATE SET region_code = :region, document_number = :document,
                            issued_on = :issued, sequence = :sequence
                        WHERE known.sequence < :sequence""")
                .setParameter("id", plan.planId())
                .setParameter("region", plan.regionCode())
                .setParameter("document", plan.documentNumber())
                .setParameter("issued", plan.issuedOn())
                .setParameter("sequence", sequence)
                .executeUpdate();
        if (newer == 0) return;
        for (var table : List.of("known_department", "known_clause")) {
            session.createNativeMutationQuery("DELETE FROM " + table + " WHERE plan_id = :id")
                    .setParameter("id", plan.planId())
                    .executeUpdate();
        }
        for (var department : plan.departments()) {
            session.createNativeMutationQuery("INSERT INTO known_department VALUES (:plan, :code, :name, :duty)")
                    .setParameter("plan", plan.planId())
                    .setParameter("code", department.code())
                    .setParameter("name", department.name())
                    .setParameter("duty", department.duty())
                    .executeUpdate();
        }
        for (int i = 0; i < plan.clauses().size(); i++)
            learn(plan.planId(), i, plan.clauses().get(i));
    }

    private void learn(UUID plan, int position, ClauseState clause) {
        session.createNativeMutationQuery(
                        "INSERT INTO known_clause VALUES (:plan, :number, :position, :heading, :text, :lead,"
                                + " :cooperating, :towns, :matters)")
                .setParameter("plan", plan)
                .setParameter("number", clause.number())
                .setParameter("position", position)
                .setParameter("heading", clause.heading())
                .setParameter("text", clause.text())
                .setParameter("lead", clause.lead())
                .setParameter("cooperating", clause.cooperating().toArray(String[]::new))
                .setParameter("towns", clause.towns())
                .setParameter("matters", clause.matters().toArray(String[]::new))
                .executeUpdate();
    }

    /**
     * The clause that governs an event: the one it names, else the one for the matter, in the plan of the region or
     * of the nearest authority above it, the latest one issued. A clause for which no unit answers governs nothing.
     *
     * @param plan whose business it is; null when the event belongs to no plan
     */
    public Optional<Clause> clause(UUID plan, String regionCode, String named, String matter) {
        var authorities = RegionScope.of(regionCode).authorities();
        return session.createNativeQuery(
                        """
                        SELECT plan.id, plan.region_code, clause.number, clause.heading, clause.text, clause.lead,
                               clause.cooperating, clause.towns
                        FROM known_plan plan JOIN known_clause clause ON clause.plan_id = plan.id
                        WHERE plan.region_code IN (:authorities)
                          AND (clause.number = :named OR :matter = ANY (clause.matters))
                          AND (clause.lead IS NOT NULL OR cardinality(clause.cooperating) > 0)
                        ORDER BY (plan.id IS NOT DISTINCT FROM CAST(:plan AS uuid)) DESC,
                                 (clause.number IS NOT DISTINCT FROM :named) DESC,
                                 array_position(:nearest, plan.region_code), plan.issued_on DESC, clause.position
                        LIMIT 1""",
                        Clause.class)
                .setParameter("plan", plan)
                .setParameter("authorities", authorities)
                .setParameter("nearest", authorities.toArray(String[]::new))
                .setParameter("named", named)
                .setParameter("matter", matter)
                .uniqueResultOptional();
    }

    public Clause clause(UUID plan, String number) {
        return session.createNativeQuery(
                        """
                        SELECT plan.id, plan.region_code, clause.number, clause.heading, clause.text, clause.lead,
                               clause.cooperating, clause.towns
                        FROM known_plan plan JOIN known_clause clause ON clause.plan_id = plan.id
                        WHERE plan.id = :plan AND clause.number = :number""",
                        Clause.class)
                .setParameter("plan", plan)
                .setParameter("number", number)
                .uniqueResult();
    }

    /** The name of a recipient: a department of the plan, or the town itself. */
    public String name(UUID plan, String region, String department) {
        return session.createNativeQuery(
                        """
                        SELECT coalesce((SELECT name FROM known_department WHERE plan_id = :plan AND code = :department),
                                        (SELECT name FROM known_region WHERE code = :region), :region)""",
                        Name.class)
                .setParameter("plan", plan)
                .setParameter("department", department)
                .setParameter("region", region)
                .getSingleResult()
                .name();
    }
}
