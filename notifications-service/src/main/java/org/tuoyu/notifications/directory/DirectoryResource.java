package org.tuoyu.notifications.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
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
    public Page<Directory.Clause> clauses(@QueryParam("document") String document) {
        return new Page<>(nearest(scope -> directory.clauses(scope, document)), null);
    }

    @GET
    @Path("departments")
    @Operation(summary = "The departments of those plans and their standing duties (附件1)")
    public Page<Directory.Department> departments() {
        return new Page<>(nearest(directory::departments), null);
    }

    /** A town has no plan of its own: its district's holds. */
    private <T> List<T> nearest(java.util.function.Function<RegionScope, List<T>> question) {
        for (var authority : caller.get().scope().authorities()) {
            var found = question.apply(RegionScope.of(authority));
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }
}
