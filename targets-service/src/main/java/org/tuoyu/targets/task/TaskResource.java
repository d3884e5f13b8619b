package org.tuoyu.targets.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/plans/{id}/tasks")
@Tag(name = "tasks")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class TaskResource {
    private final ReadTasks readTasks;
    private final CurrentActor caller;

    TaskResource(ReadTasks readTasks, CurrentActor caller) {
        this.readTasks = readTasks;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The clauses of a plan as tasks: who answers, the milestones, what was reported, what is overdue",
            description = "Late is counted in working days after the due day. A town sees its own duties.")
    public Tasks tasks(@PathParam("id") UUID id, @QueryParam("department") String department) {
        return readTasks.of(id, department, caller.get());
    }
}
