package org.tuoyu.institutions.disclosure;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/corrections")
@Tag(name = "corrections")
@RolesAllowed(Role.FILING_OFFICER)
public class CorrectionResource {
    private final Corrections corrections;
    private final CurrentActor caller;

    CorrectionResource(Corrections corrections, CurrentActor caller) {
        this.corrections = corrections;
        this.caller = caller;
    }

    public record CorrectionView(
            UUID correctionId,
            String uscc,
            String message,
            Correction.Status status,
            String answer,
            Instant askedAt,
            Instant answeredAt,
            long revision) {
        static CorrectionView of(Correction one) {
            return new CorrectionView(
                    one.id(),
                    one.uscc(),
                    one.message(),
                    one.status(),
                    one.answer(),
                    one.askedAt(),
                    one.answeredAt(),
                    one.revision());
        }
    }

    @Schema(examples = "{\"answer\": \"已更正，谢谢。\"}")
    public record AnswerRequest(@NotBlank @Size(max = 1000) String answer) {}

    @GET
    @Operation(summary = "Corrections that the public asked for in the caller's region, oldest first")
    public Page<CorrectionView> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = corrections.visible(Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(CorrectionView::of);
    }

    @POST
    @Idempotent
    @Path("{id}/answer")
    @Operation(summary = "Answer it; who asked reads the answer by the number")
    public Response answer(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull AnswerRequest request) {
        var one = corrections.answer(id, Revisions.expected(ifMatch), request.answer(), caller.get());
        return Revisions.tagged(Response.ok(CorrectionView.of(one)), one.revision())
                .build();
    }
}
