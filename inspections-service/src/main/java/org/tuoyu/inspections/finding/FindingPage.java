package org.tuoyu.inspections.finding;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** One finding with its whole story. */
@Path("/page/findings/{id}")
@RolesAllowed({
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.FILING_OFFICER,
    Role.INSTITUTION,
    Role.AUDITOR
})
public class FindingPage {
    private final Template finding;
    private final Frame frame;
    private final Findings findings;
    private final Photos photos;
    private final Feedback feedback;
    private final CurrentActor caller;
    private final Clock clock;

    FindingPage(
            @Location("finding") Template finding,
            Frame frame,
            Findings findings,
            Photos photos,
            Feedback feedback,
            CurrentActor caller,
            Clock clock) {
        this.photos = photos;
        this.feedback = feedback;
        this.finding = finding;
        this.frame = frame;
        this.findings = findings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("id") UUID id) {
        var one = findings.require(id, caller.get());
        return frame.page(finding)
                .data("today", LocalDate.now(clock))
                .data("one", one.state())
                .data("feedback", feedback.of(id))
                .data("steps", List.copyOf(one.steps()));
    }

    @GET
    @Path("photos/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response photo(@PathParam("id") UUID id, @PathParam("sha256") String sha256) {
        findings.require(id, caller.get()).requireShown(sha256);
        return photos.answer(sha256);
    }
}
