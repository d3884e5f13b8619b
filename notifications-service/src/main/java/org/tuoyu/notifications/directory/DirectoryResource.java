package org.tuoyu.notifications.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/directory")
@Tag(name = "directory")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class DirectoryResource {
    private final Directory directory;
    private final CurrentActor caller;

    DirectoryResource(Directory directory, CurrentActor caller) {
        this.directory = directory;
        this.caller = caller;
    }

    @GET
    @Path("clauses")
    @Operation(
            summary = "Who answers for each clause of the plans of the caller's authority, or of the one above a town",
            description = "The lead, those that co-operate in printed order, whether the towns have 属地责任.")
    public Page<Directory.Clause> clauses() {
        return new Page<>(directory.clausesFor(caller.get().scope()), null);
    }

    @GET
    @Path("departments")
    @Operation(summary = "The departments of those plans and their standing duties (附件1)")
    public Page<Directory.Department> departments() {
        return new Page<>(directory.departmentsFor(caller.get().scope()), null);
    }
}
