package org.tuoyu.inspections.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/submissions")
@Tag(name = "sync")
@RolesAllowed({Role.INSPECTION_MANAGER, Role.INSPECTOR, Role.AUDITOR})
public class SubmissionResource {
    private final Submissions submissions;
    private final DecideConflict decideConflict;
    private final Photos photos;
    private final CurrentActor caller;

    SubmissionResource(Submissions submissions, DecideConflict decideConflict, Photos photos, CurrentActor caller) {
        this.submissions = submissions;
        this.decideConflict = decideConflict;
        this.photos = photos;
        this.caller = caller;
    }

    /**
     * @param content exactly as the device sent it
     * @param photos SHA-256 of each
     */
    public record SubmissionView(SubmissionState state, String content, List<String> photos) {}

    @Schema(examples = "{\"decision\": \"FINDINGS_ADDED\", \"reason\": \"两人同到，另一人发现的问题补入\"}")
    public record DecisionRequest(@NotNull Submission.Decision decision, @NotBlank @Size(max = 1000) String reason) {}

    @GET
    @Operation(summary = "What devices have sent in the caller's region, oldest first; conflicts wait for a decision")
    public Page<SubmissionState> list(
            @QueryParam("outcome") Submission.Outcome outcome,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var scope = caller.get().scope();
        var found = submissions.visible(outcome, Cursor.orStart(cursor).uuid(), most + 1, scope);
        return Page.of(found, most, one -> Cursor.of(one.id())).map(Submission::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One, with what was captured")
    public Response get(@PathParam("id") UUID id) {
        var one = submissions.require(id, caller.get().scope());
        var view = new SubmissionView(one.state(), one.content(), submissions.photosOf(id));
        return Revisions.tagged(Response.ok(view), one.revision()).build();
    }

    @GET
    @Path("{id}/photos/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A photo that belongs to it")
    public Response photo(@PathParam("id") UUID id, @PathParam("sha256") String sha256) {
        submissions.require(id, caller.get().scope());
        if (!submissions.photosOf(id).contains(sha256)) throw ProblemException.notFound("photo", sha256);
        return photos.answer(sha256);
    }

    @POST
    @Idempotent
    @Path("{id}/decision")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Decide of a submission that came too late: set it aside, or add what it found")
    public Response decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull DecisionRequest request) {
        var decided = decideConflict.decide(
                id, Revisions.expected(ifMatch), request.decision(), request.reason(), caller.get());
        return Revisions.tagged(Response.ok(decided.state()), decided.revision())
                .build();
    }
}
