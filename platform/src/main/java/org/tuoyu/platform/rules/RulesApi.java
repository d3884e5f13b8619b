package org.tuoyu.platform.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** Each service that has rules shows them under a path of its own. */
@Tag(name = "rules")
@RolesAllowed({
    Role.ADMINISTRATOR,
    Role.PLAN_MANAGER,
    Role.REGISTRAR,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.FILING_OFFICER,
    Role.INSTITUTION,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.AUDITOR
})
public abstract class RulesApi {
    private final RuleSets rules;
    private final CurrentActor caller;

    protected RulesApi(RuleSets rules, CurrentActor caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @Schema(
            name = "RulesRequest",
            examples =
                    """
                    {"kind": "registrars", "regionCode": "211104", "validFrom": "2026-01-01", "source": "大政办发〔2023〕33号 附件1",
                     "content": {"registrars": [{"legalForm": "NON_PROFIT", "department": "civil-affairs"}], "pushWithinWorkingDays": 5}}""")
    public record RulesRequest(
            @NotBlank @Schema(description = "registrars, filing, …: as the rules there are say") String kind,
            @NotBlank @Schema(description = "For this region and all below") String regionCode,
            @Schema(description = "Absent: recorded, not in force") LocalDate validFrom,
            @NotBlank @Size(max = 500) @Schema(description = "Document and clause") String source,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "As other rules of the kind") JsonNode content) {}

    public record RulesView(
            UUID id,
            String kind,
            String regionCode,
            LocalDate validFrom,
            String source,
            @Schema(type = SchemaType.OBJECT) JsonNode content) {
        static RulesView of(Rules<JsonNode> one) {
            return new RulesView(one.id(), one.kind(), one.regionCode(), one.validFrom(), one.source(), one.content());
        }
    }

    @GET
    @Operation(
            summary = "Rules of the caller's region and of those above it, the oldest first",
            description =
                    "Of a kind those hold that the nearest region has recorded, of hers the newest that has begun.")
    public Page<RulesView> list(
            @QueryParam("kind") String kind, @QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = rules.recorded(kind, Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(RulesView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Rules as they were recorded")
    public RulesView get(@PathParam("id") UUID id) {
        return RulesView.of(rules.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(
            summary = "Record rules for a region",
            description = "What began under earlier rules goes on under them. To bring rules into force that were only"
                    + " recorded, record them again with the day.")
    public Response record(@Valid @NotNull RulesRequest request) {
        var recorded = rules.record(
                request.kind(),
                request.regionCode(),
                request.validFrom(),
                request.source(),
                request.content(),
                caller.get());
        return Response.status(201).entity(RulesView.of(recorded)).build();
    }
}
