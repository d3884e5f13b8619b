package org.tuoyu.institutions.disclosure;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.identity.Actor;

@Path("/api/v1/public/corrections")
@Tag(name = "public")
@PermitAll
public class PublicCorrectionResource {
    private static final Actor ANYBODY = new Actor("public", "public", Set.of(), null, null, null);
    private final Corrections corrections;
    private final HttpServerRequest connection;

    PublicCorrectionResource(Corrections corrections, HttpServerRequest connection) {
        this.corrections = corrections;
        this.connection = connection;
    }

    @Schema(examples = "{\"uscc\": \"52211104MJ0000018Y\", \"message\": \"电话号码已更换\"}")
    public record CorrectionRequest(
            @NotBlank String uscc,
            @NotBlank @Size(max = 1000) @Schema(description = "What is wrong; no names of children, please")
                    String message) {}

    /** @param answer null until the office has answered */
    public record PublicCorrection(UUID correctionId, String uscc, Correction.Status status, String answer) {
        static PublicCorrection of(Correction one) {
            return new PublicCorrection(one.id(), one.uscc(), one.status(), one.answer());
        }
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Say that something published of an institution is wrong",
            description = "Keep the number: with it the answer can be read. Five that wait for an answer may come from"
                    + " one network address.")
    public Response ask(@Valid @NotNull CorrectionRequest request) {
        var asked = corrections.ask(
                request.uscc(), request.message(), connection.remoteAddress().hostAddress(), ANYBODY);
        return Response.status(201).entity(PublicCorrection.of(asked)).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "What became of it")
    public PublicCorrection get(@PathParam("id") UUID id) {
        return PublicCorrection.of(corrections.asked(id));
    }
}
