package org.tuoyu.targets.progress;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.plan.Plans;

/** The progress board: the district's line, the towns as bars and as a table. */
@Path("/page")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class BoardPage {
    private final Template board;
    private final Frame frame;
    private final Plans plans;
    private final ReadProgress readProgress;
    private final CurrentActor caller;

    BoardPage(
            @Location("board") Template board,
            Frame frame,
            Plans plans,
            ReadProgress readProgress,
            CurrentActor caller) {
        this.board = board;
        this.frame = frame;
        this.plans = plans;
        this.readProgress = readProgress;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance board(@QueryParam("year") Integer year) {
        var plan = plans.newest(caller.get());
        var page = frame.page(board).data("plan", plan);
        if (plan == null) return page.data("progress", null).data("years", null);
        return page.data(
                        "progress",
                        readProgress.of(plan.id(), year != null && plan.hasYear(year) ? year : null, caller.get()))
                .data(
                        "years",
                        IntStream.rangeClosed(plan.firstYear(), plan.lastYear())
                                .boxed()
                                .toList());
    }
}
