package org.tuoyu.platform.events;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** For operators: whether what was written, what was told and what had its effect are the same. */
@Path("/api/v1/event-reconciliations")
@Tag(name = "operations")
@RolesAllowed(Role.ADMINISTRATOR)
public class ReconciliationResource {
    private final Reconciliations reconciliations;
    private final CurrentActor caller;

    ReconciliationResource(Reconciliations reconciliations, CurrentActor caller) {
        this.reconciliations = reconciliations;
        this.caller = caller;
    }

    public record Started(UUID id) {}

    @POST
    @Idempotent
    @Operation(summary = "Compare what was written, told and taken now; ask for the result under the answer's address")
    public Response start() {
        caller.requireWholeSystem();
        var id = reconciliations.runSoon();
        return Response.status(202)
                .location(URI.create("api/v1/event-reconciliations/" + id))
                .entity(new Started(id))
                .build();
    }

    @GET
    @Operation(summary = "Comparisons, newest first")
    public Page<ReconciliationRun> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        caller.requireWholeSystem();
        return reconciliations.list(cursor, Page.limit(limit));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One comparison; without endedAt it is under way")
    public ReconciliationRun one(@PathParam("id") UUID id) {
        caller.requireWholeSystem();
        return reconciliations.find(id).orElseThrow(() -> ProblemException.notFound("reconciliation", id));
    }
}
