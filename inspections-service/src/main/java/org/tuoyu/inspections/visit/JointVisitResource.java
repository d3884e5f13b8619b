package org.tuoyu.inspections.visit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.Session;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/joint-visits")
@Tag(name = "visits")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.INSPECTOR, Role.AUDITOR})
public class JointVisitResource {
    private static final int MOST = 1000;
    private final Session session;
    private final CurrentActor caller;
    private final Clock clock;

    JointVisitResource(Session session, CurrentActor caller, Clock clock) {
        this.clock = clock;
        this.session = session;
        this.caller = caller;
    }

    /** @param day the first on which one of them is due */
    public record JointVisit(String uscc, String institutionName, LocalDate day, String[] departments, UUID[] visits) {}

    public record JointVisits(List<JointVisit> items) {}

    @GET
    @Operation(
            summary = "Where several departments plan to inspect one institution in a month: to be made as one visit",
            description = "“能联合检查的不得多头检查” (国办发〔2024〕54号). At most 1,000.")
    public JointVisits proposals(
            @QueryParam("month") @Schema(examples = "2024-06", description = "This month when absent") String month) {
        var asked = month == null ? YearMonth.now(clock) : Months.of(month);
        return new JointVisits(session.createNativeQuery(
                        """
                        SELECT uscc, min(institution_name) AS institution_name, min(due_day) AS day,
                            array_agg(DISTINCT department ORDER BY department) AS departments, array_agg(id ORDER BY due_day, id) AS visits
                        FROM visit WHERE status IN ('PLANNED', 'CHECKED_OUT') AND nature = 'ADMINISTRATIVE' AND region_code LIKE :scope
                            AND due_day BETWEEN :first AND :last
                        GROUP BY uscc HAVING count(DISTINCT department) > 1 ORDER BY day, uscc LIMIT :most""",
                        JointVisit.class)
                .setParameter("scope", caller.get().scope().like())
                .setParameter("first", asked.atDay(1))
                .setParameter("last", asked.atEndOfMonth())
                .setParameter("most", MOST)
                .getResultList());
    }
}
