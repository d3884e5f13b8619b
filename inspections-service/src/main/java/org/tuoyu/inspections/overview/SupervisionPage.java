package org.tuoyu.inspections.overview;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.inspections.known.District;
import org.tuoyu.inspections.visit.Months;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The manager's page: what is overdue first, then where, when, and who has how much to do. */
@Path("/page/supervision")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.AUDITOR})
public class SupervisionPage {
    private static final int FEW = 15;
    private static final int MANY = 1000;
    private final Template supervision;
    private final Frame frame;
    private final LookOver lookOver;
    private final CurrentActor caller;
    private final Clock clock;

    SupervisionPage(
            @Location("supervision") Template supervision,
            Frame frame,
            LookOver lookOver,
            CurrentActor caller,
            Clock clock) {
        this.supervision = supervision;
        this.frame = frame;
        this.lookOver = lookOver;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show(
            @QueryParam("region") String region, @QueryParam("month") String asked, @QueryParam("all") boolean all) {
        var scope = District.of(caller.get(), region);
        var today = LocalDate.now(clock);
        var month = asked == null ? YearMonth.from(today) : Months.of(asked);
        return frame.page(supervision)
                .data("today", today)
                .data("region", scope.code())
                .data("name", lookOver.nameOf(scope))
                .data("month", month)
                .data("before", month.minusMonths(1))
                .data("after", month.plusMonths(1))
                .data("view", lookOver.of(scope, month, today, all ? MANY : FEW));
    }
}
