package org.tuoyu.inspections.draw;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.web.PublicFrame;

/** A draw for everybody: what it is drawn from, what was drawn, and how to check it. */
@Path("/public/draws/{id}")
@PermitAll
public class DrawPage {
    private final Template draw;
    private final PublicFrame frame;
    private final Draws draws;

    DrawPage(@Location("draw") Template draw, PublicFrame frame, Draws draws) {
        this.draw = draw;
        this.frame = frame;
        this.draws = draws;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("id") UUID id) {
        return frame.page(draw).data("draw", draws.require(id).state());
    }
}
