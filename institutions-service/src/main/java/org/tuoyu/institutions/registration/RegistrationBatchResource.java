package org.tuoyu.institutions.registration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Problem;
import org.tuoyu.platform.http.Problems;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/registration-batches")
@Tag(name = "registrations")
@RolesAllowed(Role.REGISTRAR)
public class RegistrationBatchResource {
    private static final int MOST = 1000;
    private static final int MULTI_STATUS = 207;
    private final RegisterBatch registerBatch;
    private final Problems problems;
    private final CurrentActor caller;

    RegistrationBatchResource(RegisterBatch registerBatch, Problems problems, CurrentActor caller) {
        this.registerBatch = registerBatch;
        this.problems = problems;
        this.caller = caller;
    }

    @Schema(
            name = "RegistrationBatchRequest",
            examples =
                    """
                    {"items": [{"uscc": "52211104MJ0000018Y", "name": "示例托育中心", "legalForm": "NON_PROFIT", "regionCode": "211104004",
                     "address": "大洼街道一号", "registeredOn": "2024-01-05", "recordedAt": "2024-01-05T10:00:00+08:00"}]}""")
    public record RegistrationBatchRequest(
            @NotNull
                    @Size(min = 1, max = MOST)
                    @Schema(
                            type = SchemaType.ARRAY,
                            implementation = RegisterInstitution.Request.class,
                            description = "Each as for POST /registrations")
                    List<JsonNode> items) {}

    /**
     * What became of one item.
     *
     * @param index its place in the batch, from 0
     * @param uscc null when not even that can be read
     * @param outcome null when it was refused
     * @param revision of the registration after it
     * @param problem why it was refused; pointers begin at the item
     */
    public record ItemResult(
            int index, String uscc, RegisterInstitution.Outcome outcome, Long revision, Problem problem) {}

    /** @param counts how many of each outcome, and how many REFUSED */
    public record RegistrationBatchResponse(Map<String, Integer> counts, List<ItemResult> results) {}

    @POST
    @Idempotent
    @Operation(
            summary = "Push up to 1,000 registrations: new, changed, cancelled",
            description =
                    "Each item has its own outcome, in the order of the items; a broken one holds up no other. The"
                            + " batch may be sent again at any time: what is known already is UNCHANGED, what is older than what is"
                            + " known by `recordedAt` is OUTDATED. Batches of one registrar are taken one after the other.")
    @APIResponse(
            responseCode = "207",
            description = "The outcome of each item",
            content = @Content(schema = @Schema(implementation = RegistrationBatchResponse.class)))
    public Response register(@Valid @NotNull RegistrationBatchRequest request) {
        var counts = new TreeMap<String, Integer>();
        var results = new ArrayList<ItemResult>();
        registerBatch.register(request.items(), caller.get()).forEach((index, taken) -> {
            counts.merge(taken.refusal() == null ? taken.outcome().name() : "REFUSED", 1, Integer::sum);
            results.add(new ItemResult(
                    index,
                    taken.uscc(),
                    taken.outcome(),
                    taken.revision(),
                    taken.refusal() == null ? null : problems.of(taken.refusal())));
        });
        return Response.status(MULTI_STATUS)
                .entity(new RegistrationBatchResponse(counts, results))
                .build();
    }
}
