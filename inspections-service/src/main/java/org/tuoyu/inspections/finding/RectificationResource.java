package org.tuoyu.inspections.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** 整改: evidence, verification, the one extension, the proposal of a penalty. */
@Path("/api/v1/findings")
@Tag(name = "findings")
public class RectificationResource {
    private final Rectification rectification;
    private final CurrentActor caller;

    RectificationResource(Rectification rectification, CurrentActor caller) {
        this.rectification = rectification;
        this.caller = caller;
    }

    @Schema(examples = "{\"evidence\": \"通道已清理，见照片\", \"photos\": []}")
    public record EvidenceRequest(
            @NotBlank @Size(max = 4000) String evidence,
            @NotNull @Size(max = 50) @Schema(description = "SHA-256 of each; sent before, by sync/photos")
                    List<@NotNull @Pattern(regexp = "[0-9a-f]{64}") String> photos) {}

    @Schema(examples = "{\"reason\": \"照片看不出通道已清理\"}")
    public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    @Schema(examples = "{\"workingDays\": 5, \"reason\": \"等待消防器材到货\"}")
    public record ExtensionRequest(@Min(1) @Max(250) int workingDays, @NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param lifting how the rectification was verified
     * @param day today when absent
     */
    @Schema(examples = "{\"lifting\": \"通道已清理，现场复核合格\", \"day\": \"2024-06-12\"}")
    public record LiftingRequest(@NotBlank @Size(max = 4000) String lifting, LocalDate day) {}

    @POST
    @Idempotent
    @Path("{id}/evidence")
    @RolesAllowed({Role.INSTITUTION, Role.INSPECTOR, Role.TOWN_OFFICER})
    @Operation(
            summary = "Say, with evidence, that it is put right",
            description = "By the institution, or for it by who received the evidence. While it waits for its"
                    + " verification, the deadline does not run out.")
    public Response evidence(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull EvidenceRequest request) {
        return FindingResource.answer(rectification.answer(
                id, Revisions.expected(ifMatch), request.evidence(), request.photos(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/return")
    @RolesAllowed({Role.INSPECTOR, Role.INSPECTION_MANAGER})
    @Operation(summary = "Give evidence back that does not show it; the deadline stays")
    public Response giveBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReasonRequest request) {
        return FindingResource.answer(
                rectification.giveBack(id, Revisions.expected(ifMatch), request.reason(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/extension")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(summary = "Extend the deadline, once, before it has passed, by what the rules allow at most")
    public Response extend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ExtensionRequest request) {
        return FindingResource.answer(rectification.extend(
                id, Revisions.expected(ifMatch), request.workingDays(), request.reason(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/penalty-proposal")
    @RolesAllowed(Role.INSPECTION_MANAGER)
    @Operation(
            summary = "Propose a penalty for what is overdue, to the department with the power",
            description = "Which department and by which law is said by the rules (kind rectification). A person"
                    + " proposes; nothing is proposed by the clock.")
    public Response proposePenalty(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReasonRequest request) {
        return FindingResource.answer(
                rectification.proposePenalty(id, Revisions.expected(ifMatch), request.reason(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/lifting")
    @RolesAllowed({Role.INSPECTOR, Role.INSPECTION_MANAGER})
    @Operation(summary = "Lift a finding that was put right; slots it suspended are restored")
    public Response lift(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull LiftingRequest request) {
        return FindingResource.answer(
                rectification.lift(id, Revisions.expected(ifMatch), request.day(), request.lifting(), caller.get()));
    }
}
