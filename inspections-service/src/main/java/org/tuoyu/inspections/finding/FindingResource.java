package org.tuoyu.inspections.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/findings")
@Tag(name = "findings")
@RolesAllowed({
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.FILING_OFFICER,
    Role.INSTITUTION,
    Role.AUDITOR
})
public class FindingResource {
    private final Findings findings;
    private final Photos photos;
    private final Feedback feedback;
    private final CurrentActor caller;

    FindingResource(Findings findings, Photos photos, Feedback feedback, CurrentActor caller) {
        this.findings = findings;
        this.photos = photos;
        this.feedback = feedback;
        this.caller = caller;
    }

    /** @param photos SHA-256 of each */
    public record StepView(Act act, LocalDate day, String actor, String remark, List<String> photos) {}

    /** @param feedback what departments and towns say they have done about it */
    public record Steps(List<StepView> steps, List<Feedback.Said> feedback) {}

    @GET
    @Operation(summary = "Findings in the caller's region, oldest first; an institution sees its own")
    public Page<FindingState> list(
            @QueryParam("uscc") String uscc,
            @QueryParam("open") Boolean open,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = findings.after(Cursor.orStart(cursor).uuid(), most + 1, uscc, open, caller.get());
        return Page.of(found, most, finding -> Cursor.of(finding.id())).map(Finding::state);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One finding")
    public Response get(@PathParam("id") UUID id) {
        return answer(findings.require(id, caller.get()));
    }

    @GET
    @Path("{id}/steps")
    @Operation(summary = "Its history, oldest first")
    public Steps steps(@PathParam("id") UUID id) {
        return new Steps(
                findings.require(id, caller.get()).steps().stream()
                        .map(one ->
                                new StepView(one.act(), one.day(), one.actor(), one.remark(), List.of(one.photos())))
                        .toList(),
                feedback.of(id));
    }

    @GET
    @Path("{id}/photos/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A photo that was given as evidence")
    public Response photo(@PathParam("id") UUID id, @PathParam("sha256") String sha256) {
        findings.require(id, caller.get()).requireShown(sha256);
        return photos.answer(sha256);
    }

    static Response answer(Finding finding) {
        return Revisions.tagged(Response.ok(finding.state()), finding.revision())
                .build();
    }
}
