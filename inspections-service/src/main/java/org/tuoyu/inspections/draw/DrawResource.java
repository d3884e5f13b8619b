package org.tuoyu.inspections.draw;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/draws")
@Tag(name = "draws")
@RolesAllowed(Role.INSPECTION_MANAGER)
public class DrawResource {
    private final Draws draws;
    private final CurrentActor caller;

    DrawResource(Draws draws, CurrentActor caller) {
        this.draws = draws;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"regionCode": "211104", "title": "2026年第一次双随机检查", "item": "childcare", "dueDay": "2026-06-30",
                     "entropySource": "2026-03-02 福彩双色球开奖号码", "institutions": ["52211104MJ0000018Y"],
                     "inspectors": ["inspector"], "many": 1, "each": 1}""")
    public record DrawRequest(
            @NotBlank String regionCode,
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Schema(description = "The published item that is inspected") String item,
            @NotNull @Schema(description = "By which the inspections are to be made") LocalDate dueDay,
            @NotBlank
                    @Size(max = 200)
                    @Schema(
                            description =
                                    "Where a number comes from that nobody knows yet, such as a lottery of a later day")
                    String entropySource,
            @NotEmpty @Size(max = 2000) List<@NotBlank String> institutions,
            @NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 200) String> inspectors,
            @Min(1) @Max(2000) @Schema(description = "Institutions to draw") int many,
            @Min(1) @Max(10) @Schema(description = "Inspectors for each") int each) {}

    @Schema(examples = "{\"entropy\": \"03 07 12 19 24 33 + 08\"}")
    public record DrawingRequest(
            @NotBlank @Size(max = 200) @Schema(description = "The number from the source that was named before")
                    String entropy) {}

    @POST
    @Idempotent
    @Operation(
            summary = "Announce a draw: the lists and the hash of the seed are public from now on",
            description = "Who may not be inspected on the item (yearly cap) cannot be on the list (国办发〔2024〕54号).")
    public Response announce(@Valid @NotNull DrawRequest request) {
        var lists = new Draw.Lists(
                request.regionCode(),
                request.title(),
                request.item(),
                request.entropySource(),
                request.dueDay(),
                request.institutions(),
                request.inspectors(),
                request.many(),
                request.each());
        return answer(201, draws.announce(lists, caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/drawing")
    @Operation(summary = "Draw, with the entropy that is known by now; the seed is public, the inspections are planned")
    public Response draw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull DrawingRequest request) {
        return answer(
                200,
                draws.draw(id, Revisions.expected(ifMatch), request.entropy().strip(), caller.get()));
    }

    private static Response answer(int status, Draw draw) {
        return Revisions.tagged(Response.status(status).entity(draw.state()), draw.revision())
                .build();
    }
}
