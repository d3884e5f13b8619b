package org.tuoyu.institutions.documents;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/uploads")
@Tag(name = "documents")
@RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
public class UploadResource {
    private final KeepDocuments keepDocuments;
    private final CurrentActor caller;

    UploadResource(KeepDocuments keepDocuments, CurrentActor caller) {
        this.keepDocuments = keepDocuments;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"code": "fire-safety", "title": "消防安全检查合格证明", "size": 48213, "validUntil": "2027-05-31",
                     "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""")
    public record UploadRequest(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,50}") @Schema(description = "As the filing procedure names it")
                    String code,
            @NotBlank @Size(max = 200) String title,
            @NotNull @Min(1) @Max(1L << 40) @Schema(description = "Bytes") Long size,
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") @Schema(description = "SHA-256 of the whole, hexadecimal")
                    String sha256,
            @Schema(description = "Last day on which a certificate holds") LocalDate validUntil) {}

    /**
     * @param received so many bytes have come: the next part begins there
     * @param documentId null until it is whole and was found to be what was announced
     */
    public record UploadView(UUID uploadId, long size, long received, UUID documentId) {
        static UploadView of(Upload one) {
            return new UploadView(one.id(), one.announced().size(), one.received(), one.documentId());
        }
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Announce a document (PDF, JPEG, PNG; 20 MB at most as shipped)",
            description =
                    "Then send it in parts. When the institution has the same already, the answer names it at once.")
    public Response begin(@PathParam("uscc") String uscc, @Valid @NotNull UploadRequest request) {
        var announced = new Upload.Announced(
                request.code(), request.title(), request.size(), request.sha256(), request.validUntil());
        return Response.status(201)
                .entity(UploadView.of(keepDocuments.begin(uscc, announced, caller.get())))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How much has come: after an interruption go on there")
    public UploadView get(@PathParam("uscc") String uscc, @PathParam("id") UUID id) {
        return UploadView.of(keepDocuments.upload(uscc, id, caller.get()));
    }

    @PUT
    @Path("{id}/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Send a part, up to 16 MB; it begins where the last one ended",
            description =
                    "409 says where it has to begin. With the last part the whole is checked: kind by its content, SHA-256"
                            + " as announced; what is not right begins again.")
    public UploadView receive(
            @PathParam("uscc") String uscc,
            @PathParam("id") UUID id,
            @QueryParam("offset") @Min(0) long offset,
            byte[] part) {
        var received = keepDocuments.receive(uscc, id, offset, part, caller.get());
        if (received.refusal() != null) throw received.refusal();
        return UploadView.of(received.upload());
    }
}
