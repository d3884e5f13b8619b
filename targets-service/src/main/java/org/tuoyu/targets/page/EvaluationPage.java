package org.tuoyu.targets.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.evaluation.Evaluate;
import org.tuoyu.targets.plan.Plans;

/** What the departments and towns of a plan score in a year, each point explained; printable. */
@Path("/page/evaluation")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class EvaluationPage {
    private final Template evaluation;
    private final Frame frame;
    private final Plans plans;
    private final Evaluate evaluate;
    private final CurrentActor caller;

    EvaluationPage(
            @Location("evaluation") Template evaluation,
            Frame frame,
            Plans plans,
            Evaluate evaluate,
            CurrentActor caller) {
        this.evaluation = evaluation;
        this.frame = frame;
        this.plans = plans;
        this.evaluate = evaluate;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance evaluation(@QueryParam("plan") UUID id, @QueryParam("year") Integer year) {
        var plan = plans.ofPage(id, caller.get());
        var found = evaluate.of(plan.id(), year, caller.get(), frame.texts());
        return frame.page(evaluation)
                .data("plan", plan.state())
                .data("found", found)
                .data(
                        "years",
                        IntStream.rangeClosed(plan.firstYear(), plan.lastYear())
                                .boxed()
                                .toList())
                .data(
                        "groups",
                        List.of(
                                        Map.entry("evaluation.towns", found.towns()),
                                        Map.entry("evaluation.departments", found.departments()))
                                .stream()
                                .filter(group -> !group.getValue().isEmpty())
                                .toList())
                .data(
                        "points",
                        Map.of(
                                "evaluation.towns",
                                found.scheme().towns(),
                                "evaluation.departments",
                                found.scheme().departments()));
    }
}
