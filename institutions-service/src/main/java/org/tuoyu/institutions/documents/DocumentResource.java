package org.tuoyu.institutions.documents;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/documents")
@Tag(name = "documents")
@RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER, Role.INSPECTOR, Role.AUDITOR})
public class DocumentResource {
    private final KeepDocuments keepDocuments;
    private final CurrentActor caller;

    DocumentResource(KeepDocuments keepDocuments, CurrentActor caller) {
        this.keepDocuments = keepDocuments;
        this.caller = caller;
    }

    /**
     * @param size in bytes
     * @param validUntil last day on which it holds; null when it does not end
     */
    public record DocumentView(
            UUID documentId,
            String code,
            String title,
            String mediaType,
            long size,
            String sha256,
            LocalDate validUntil) {
        static DocumentView of(Document one) {
            return new DocumentView(
                    one.id(),
                    one.code(),
                    one.title(),
                    one.kind().mediaType(),
                    one.size(),
                    one.sha256(),
                    one.validUntil());
        }
    }

    @GET
    @Operation(summary = "Documents and certificates of an institution, oldest first")
    public Page<DocumentView> list(
            @PathParam("uscc") String uscc, @QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = keepDocuments.of(uscc, Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(DocumentView::of);
    }

    @GET
    @Path("{id}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The document itself")
    public Response content(@PathParam("uscc") String uscc, @PathParam("id") UUID id) {
        var document = keepDocuments.require(uscc, id, caller.get());
        return Response.ok(keepDocuments.content(document), document.kind().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, document.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + document.id() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
