package org.tuoyu.inspections.draw;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Revisions;

@Path("/api/v1/public/draws/{id}")
@Tag(name = "public")
@PermitAll
public class PublicDrawResource {
    private final Draws draws;

    PublicDrawResource(Draws draws) {
        this.draws = draws;
    }

    /**
     * @param commitmentHolds the seed is the one whose hash was published before; null before the draw
     * @param drawn what the lists, the seed and the entropy give, computed anew
     */
    public record Verification(UUID drawId, Boolean commitmentHolds, java.util.List<Drawing.Drawn> drawn) {}

    @GET
    @Operation(summary = "A draw, without login: lists and hash before, seed, entropy and outcome after (一公开)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DrawState.class)))
    public Response get(@PathParam("id") UUID id) {
        var draw = draws.require(id);
        return Revisions.tagged(Response.ok(draw.state()), draw.revision()).build();
    }

    @GET
    @Path("verification")
    @Operation(summary = "The draw computed anew; docs/draws.md shows how to do it without us")
    public Verification verify(@PathParam("id") UUID id) {
        var state = draws.require(id).state();
        var holds = state.seed() == null ? null : Drawing.sha256(state.seed()).equals(state.commitment());
        return new Verification(id, holds, state.drawn());
    }
}
