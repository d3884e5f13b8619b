package org.tuoyu.notifications.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;

/** Our copy of regions and plans. An older event changes nothing. */
@ApplicationScoped
public class Directory {
    /** Instead of a department: the town, or the village, itself. */
    public static final String TOWN = "town";

    private final Session session;
    private final Clock clock;

    /** In its last revision; the plan says which that is. */
    private static final String CLAUSE =
            """
            SELECT plan.id, clause.sequence, plan.region_code, plan.document_number, clause.number, clause.heading,
                   clause.text, clause.lead, clause.cooperating, clause.towns, clause.matters
            FROM known_plan plan JOIN known_clause clause ON clause.plan_id = plan.id AND clause.sequence = plan.sequence
            """;

    /**
     * @param planSequence which revision of the plan
     * @param towns the towns have 属地责任
     */
    public record Clause(
            UUID planId,
            long planSequence,
            @JsonProperty("regionCode") String planRegion,
            String documentNumber,
            String number,
            String heading,
            String text,
            String lead,
            String[] cooperating,
            boolean towns,
            String[] matters) {
        /** Whether it is the one that was named or is for the matter; otherwise it was found in its place. */
        public boolean governs(String named, String matter) {
            return number.equals(named) || List.of(matters).contains(matter);
        }
    }

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

    Directory(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
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

    /** Each revision stays: what was told under an older one is explained by that one. */
    void learn(PlanState plan, boolean closed, long sequence) {
        var newer = session.createNativeMutationQuery(
                        """
                        INSERT INTO known_plan AS known (id, region_code, document_number, issued_on, sequence, closed, learnt_at)
                        VALUES (:id, :region, :document, :issued, :sequence, :closed, :now)
                        ON CONFLICT (id) DO UPDATE SET region_code = :region, document_number = :document,
                            issued_on = :issued, sequence = :sequence, closed = :closed
                        WHERE known.sequence < :sequence""")
                .setParameter("id", plan.planId())
                .setParameter("region", plan.regionCode())
                .setParameter("document", plan.documentNumber())
                .setParameter("issued", plan.issuedOn())
                .setParameter("sequence", sequence)
                .setParameter("closed", closed)
                .setParameter("now", OffsetDateTime.now(clock))
                .executeUpdate();
        if (newer == 0) return;
        for (var department : plan.departments()) {
            session.createNativeMutationQuery("INSERT INTO known_department (plan_id, sequence, code, name, duty)"
                            + " VALUES (:plan, :sequence, :code, :name, :duty)")
                    .setParameter("plan", plan.planId())
                    .setParameter("sequence", sequence)
                    .setParameter("code", department.code())
                    .setParameter("name", department.name())
                    .setParameter("duty", department.duty())
                    .executeUpdate();
        }
        for (int i = 0; i < plan.clauses().size(); i++)
            learn(plan.planId(), sequence, i, plan.clauses().get(i));
        // what waited for a plan of this region, or for another revision of it, is looked at again
        session.createNativeMutationQuery("UPDATE held_event SET ready = true WHERE :region = ANY (authorities)")
                .setParameter("region", plan.regionCode())
                .executeUpdate();
    }

    private void learn(UUID plan, long sequence, int position, ClauseState clause) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_clause (plan_id, sequence, number, position, heading, text, lead, cooperating, towns, matters)
                        VALUES (:plan, :sequence, :number, :position, :heading, :text, :lead, :cooperating, :towns, :matters)""")
                .setParameter("plan", plan)
                .setParameter("sequence", sequence)
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
     * Which clause governs an event.
     *
     * @param plan whose business it is; null when the event belongs to no plan
     * @param named the clause that the event names; null when it names none
     */
    public record Question(UUID plan, String region, String named, String matter, String otherwise) {}

    private record Answer(
            long place,
            UUID planId,
            long planSequence,
            String planRegion,
            String documentNumber,
            String number,
            String heading,
            String text,
            String lead,
            String[] cooperating,
            boolean towns,
            String[] matters) {
        Clause clause() {
            return new Clause(
                    planId,
                    planSequence,
                    planRegion,
                    documentNumber,
                    number,
                    heading,
                    text,
                    lead,
                    cooperating,
                    towns,
                    matters);
        }
    }

    /**
     * The clause that governs: the one an event names, else the one for the matter, in the plan of the region or of the
     * nearest authority above it, the latest one issued. Where there is none, the one for the other matter: asked in the same
     * moment, so that a plan which is just being learnt is there with all its clauses or not at all. A clause for which no
     * unit answers governs nothing. Questions without an answer are left out.
     */
    public Map<Question, Clause> governing(Set<Question> questions) {
        var asked = List.copyOf(questions);
        if (asked.isEmpty()) return Map.of();
        return session
                .createNativeQuery(
                        """
                        SELECT asked.place, found.*
                        FROM unnest(:plans, :authorities, :named, :matters, :others)
                            WITH ORDINALITY AS asked (plan, authorities, named, matter, otherwise, place)
                        CROSS JOIN LATERAL (SELECT string_to_array(asked.authorities, ' ')) AS nearest (regions)
                        CROSS JOIN LATERAL (
                        """
                                + CLAUSE
                                + """
                                WHERE plan.region_code = ANY (nearest.regions)
                                  AND (clause.number = asked.named OR asked.matter = ANY (clause.matters)
                                       OR asked.otherwise = ANY (clause.matters))
                                  AND (clause.lead IS NOT NULL OR cardinality(clause.cooperating) > 0)
                                ORDER BY (clause.number IS NOT DISTINCT FROM asked.named
                                          OR asked.matter = ANY (clause.matters)) DESC,
                                         (plan.id IS NOT DISTINCT FROM asked.plan) DESC, plan.closed,
                                         (clause.number IS NOT DISTINCT FROM asked.named) DESC,
                                         array_position(nearest.regions, plan.region_code), plan.issued_on DESC,
                                         clause.position
                                LIMIT 1) found""",
                        Answer.class)
                .setParameter("plans", asked.stream().map(Question::plan).toArray(UUID[]::new))
                .setParameter(
                        "authorities",
                        asked.stream()
                                .map(one -> String.join(
                                        " ", RegionScope.of(one.region()).authorities()))
                                .toArray(String[]::new))
                .setParameter("named", asked.stream().map(Question::named).toArray(String[]::new))
                .setParameter("matters", asked.stream().map(Question::matter).toArray(String[]::new))
                .setParameter("others", asked.stream().map(Question::otherwise).toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(one -> asked.get((int) one.place() - 1), Answer::clause));
    }

    /** Of the nearest authority that has a plan: a town's is its district's. */
    public List<Clause> clausesFor(RegionScope scope) {
        return nearest(scope, this::clauses);
    }

    /** Names by code, of the same plans. */
    public Map<String, String> departmentNames(RegionScope scope) {
        return departmentsFor(scope).stream()
                .collect(Collectors.toMap(Department::code, Department::name, (newest, older) -> newest));
    }

    private static <T> List<T> nearest(RegionScope scope, Function<RegionScope, List<T>> question) {
        for (var authority : scope.authorities()) {
            var found = question.apply(RegionScope.of(authority));
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    /** All of a region's plans that are in force, in printed order. */
    private List<Clause> clauses(RegionScope scope) {
        return session.createNativeQuery(
                        CLAUSE
                                + """
                                WHERE plan.region_code = :region
                                ORDER BY plan.closed, plan.issued_on DESC, plan.id, clause.position""",
                        Clause.class)
                .setParameter("region", scope.code())
                .getResultList();
    }

    public record Department(UUID planId, String regionCode, String code, String name, String duty) {}

    List<Department> departmentsFor(RegionScope scope) {
        return nearest(scope, this::departments);
    }

    private List<Department> departments(RegionScope scope) {
        return session.createNativeQuery(
                        """
                        SELECT department.plan_id, plan.region_code, department.code, department.name, department.duty
                        FROM known_plan plan
                        JOIN known_department department ON department.plan_id = plan.id AND department.sequence = plan.sequence
                        WHERE plan.region_code = :region ORDER BY plan.closed, plan.issued_on DESC, department.code""",
                        Department.class)
                .setParameter("region", scope.code())
                .getResultList();
    }

    /** Which clause of which revision of which plan. */
    public record ClauseKey(UUID planId, long planSequence, String number) {}

    /** The clauses as they stood when something was told under them. */
    public Map<ClauseKey, Clause> clauses(Set<ClauseKey> keys) {
        var asked = List.copyOf(keys);
        return session
                .createNativeQuery(
                        """
                        SELECT plan.id, clause.sequence, plan.region_code, plan.document_number, clause.number, clause.heading,
                               clause.text, clause.lead, clause.cooperating, clause.towns, clause.matters
                        FROM unnest(:plans, :sequences, :numbers) AS asked (plan_id, sequence, number)
                        JOIN known_plan plan ON plan.id = asked.plan_id
                        JOIN known_clause clause ON clause.plan_id = asked.plan_id
                            AND clause.sequence = asked.sequence AND clause.number = asked.number""",
                        Clause.class)
                .setParameter("plans", asked.stream().map(ClauseKey::planId).toArray(UUID[]::new))
                .setParameter(
                        "sequences", asked.stream().map(ClauseKey::planSequence).toArray(Long[]::new))
                .setParameter("numbers", asked.stream().map(ClauseKey::number).toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        one -> new ClauseKey(one.planId(), one.planSequence(), one.number()), Function.identity()));
    }

    /** An inbox under a plan. */
    public record Inbox(UUID planId, String region, String department) {}

    private record Named(UUID planId, String region, String department, String name) {}

    /** Their names: the department's in the plan, or the town's. */
    public Map<Inbox, String> names(Set<Inbox> inboxes) {
        var asked = List.copyOf(inboxes);
        return session
                .createNativeQuery(
                        """
                        SELECT asked.plan_id, asked.region, asked.department,
                               coalesce((SELECT name FROM known_department known
                                         WHERE known.plan_id = asked.plan_id AND code = asked.department
                                         ORDER BY sequence DESC LIMIT 1),
                                        (SELECT name FROM known_region WHERE code = asked.region), asked.region)
                        FROM unnest(:plans, :regions, :departments) AS asked (plan_id, region, department)""",
                        Named.class)
                .setParameter("plans", asked.stream().map(Inbox::planId).toArray(UUID[]::new))
                .setParameter("regions", asked.stream().map(Inbox::region).toArray(String[]::new))
                .setParameter(
                        "departments", asked.stream().map(Inbox::department).toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(one -> new Inbox(one.planId(), one.region(), one.department()), Named::name));
    }

    /** The code where there is no name. */
    public String regionName(String code) {
        return session.createNativeQuery(
                        "SELECT coalesce((SELECT name FROM known_region WHERE code = :code), :code)", Name.class)
                .setParameter("code", code)
                .getSingleResult()
                .name();
    }
}
