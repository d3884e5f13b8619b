package org.tuoyu.targets.ledger;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

@Path("/api/v1/plans/{id}/ledger-revisions")
@Tag(name = "plans")
public class LedgerResource {
    private final ImportLedger importLedger;
    private final CurrentActor caller;
    private final RoutingContext context;

    LedgerResource(ImportLedger importLedger, CurrentActor caller, RoutingContext context) {
        this.importLedger = importLedger;
        this.caller = caller;
        this.context = context;
    }

    /** @param place sheet and cell, for example {@code 台账!D5} */
    public record FindingResponse(
            Finding.Severity severity, String place, String sheet, int row, int column, String code, String message) {}

    public record TargetResponse(String indicator, String regionCode, String regionName, int year, BigDecimal value) {}

    /** @param revision the number now in force; null for a dry run */
    public record ImportResponse(Integer revision, List<FindingResponse> findings, List<TargetResponse> targets) {}

    /** By what the ledger of an issued plan is changed: all three, or none of them for a draft. */
    public static class AmendmentQuery {
        @QueryParam("documentNumber")
        @Size(max = 100)
        String documentNumber;

        @QueryParam("reason")
        @Size(max = 1000)
        String reason;

        @QueryParam("validFrom")
        LocalDate validFrom;

        Amendment amendment() {
            if (documentNumber == null && reason == null && validFrom == null) return null;
            if (documentNumber == null
                    || documentNumber.isBlank()
                    || reason == null
                    || reason.isBlank()
                    || validFrom == null) {
                throw ProblemException.invalid("documentNumber", "amendment-incomplete");
            }
            return new Amendment(documentNumber, reason, validFrom);
        }
    }

    @POST
    @Idempotent
    @Consumes({Spreadsheets.XLSX, Spreadsheets.CSV})
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(
            summary = "Import targets as XLSX or CSV: the ledger as 附件2 prints it, or a row each (指标, 地区, 年度, 目标值)",
            description =
                    "With dryRun=true nothing is changed and all findings are returned. Without, one error refuses"
                            + " the whole file (422), and each violation names sheet, cell and reason. Slots are cumulative. The ledger of an issued plan"
                            + " changes only by an amendment: documentNumber, reason, validFrom.")
    public Response importLedger(
            @PathParam("id") UUID id,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @BeanParam @Valid AmendmentQuery amendment,
            byte[] file) {
        var outcome = importLedger.run(id, file, amendment.amendment(), dryRun, caller.get());
        return Response.status(outcome.created() ? 201 : 200)
                .entity(view(outcome))
                .build();
    }

    private ImportResponse view(ImportLedger.Outcome outcome) {
        var texts = Texts.in(Language.of(context));
        return new ImportResponse(
                outcome.revision(),
                outcome.findings().stream()
                        .map(finding -> new FindingResponse(
                                finding.severity(),
                                finding.place(),
                                finding.sheet(),
                                finding.row(),
                                finding.column(),
                                finding.code(),
                                texts.format("problem.ledger." + finding.code(), finding.arguments())))
                        .toList(),
                outcome.targets().stream()
                        .map(one -> new TargetResponse(
                                one.indicator(), one.regionCode(), one.regionName(), one.year(), one.value()))
                        .toList());
    }
}
