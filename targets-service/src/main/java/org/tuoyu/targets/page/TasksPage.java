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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.task.ReadTasks;

/** The clauses of a plan as tasks, of all departments or of one: who answers, what was reported, what is overdue. */
@Path("/page/tasks")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class TasksPage {
    private final Template tasks;
    private final Frame frame;
    private final Plans plans;
    private final ReadTasks readTasks;
    private final CurrentActor caller;

    TasksPage(@Location("tasks") Template tasks, Frame frame, Plans plans, ReadTasks readTasks, CurrentActor caller) {
        this.tasks = tasks;
        this.frame = frame;
        this.plans = plans;
        this.readTasks = readTasks;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance tasks(@QueryParam("plan") UUID id, @QueryParam("department") String department) {
        var plan = plans.ofPage(id, caller.get());
        var asked = department == null || department.isBlank() ? null : department;
        return frame.page(tasks)
                .data("plan", plan.state())
                .data("department", asked)
                .data("found", readTasks.of(plan.id(), asked, caller.get()));
    }
}
