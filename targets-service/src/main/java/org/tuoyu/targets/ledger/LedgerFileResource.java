package org.tuoyu.targets.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.targets.spreadsheet.Spreadsheets;

@Path("/api/v1/plans/{id}/ledger")
@Tag(name = "plans")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class LedgerFileResource {
    private final ExportLedger exportLedger;
    private final CurrentActor caller;

    LedgerFileResource(ExportLedger exportLedger, CurrentActor caller) {
        this.exportLedger = exportLedger;
        this.caller = caller;
    }

    /** In which form. */
    public enum Format {
        XLSX,
        CSV
    }

    @GET
    @Produces({Spreadsheets.XLSX, Spreadsheets.CSV})
    @Operation(
            summary = "The ledger as a file, laid out as 附件2, with what there was at the end of each year beside it",
            description =
                    "It imports again. Of a plan without ledger it is the template to fill in. No cell is a formula.")
    public Response ledger(@PathParam("id") UUID id, @QueryParam("format") Format format) {
        var ledger = exportLedger.of(id, caller.get());
        var csv = format == Format.CSV;
        StreamingOutput file = out -> {
            if (csv) LedgerFile.csv(ledger, out);
            else LedgerFile.xlsx(ledger, out);
        };
        return Response.ok(file, csv ? Spreadsheets.CSV : Spreadsheets.XLSX)
                .header("Content-Disposition", "attachment; filename=\"ledger." + (csv ? "csv" : "xlsx") + "\"")
                .build();
    }
}
