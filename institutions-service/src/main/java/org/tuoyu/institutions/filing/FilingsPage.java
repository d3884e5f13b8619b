package org.tuoyu.institutions.filing;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The filing desk: what waits, the first due first; and one filing with its days, letters and acts. */
@Path("/page/filings")
@RolesAllowed({Role.FILING_OFFICER, Role.INSTITUTION, Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.AUDITOR})
public class FilingsPage {
    private static final int ROWS = 100;
    /** Due within so many days is due soon. */
    private static final int SOON = 3;

    private final Template filings;
    private final Template filing;
    private final Frame frame;
    private final Filings all;
    private final FilingProcedures procedures;
    private final Deadlines deadlines;
    private final MoveFiling moveFiling;
    private final CurrentActor caller;
    private final Clock clock;

    FilingsPage(
            @Location("filings") Template filings,
            @Location("filing") Template filing,
            Frame frame,
            Filings all,
            FilingProcedures procedures,
            Deadlines deadlines,
            MoveFiling moveFiling,
            CurrentActor caller,
            Clock clock) {
        this.filings = filings;
        this.filing = filing;
        this.frame = frame;
        this.all = all;
        this.procedures = procedures;
        this.deadlines = deadlines;
        this.moveFiling = moveFiling;
        this.caller = caller;
        this.clock = clock;
    }

    /** A row of the desk. */
    record Row(FilingState filing, FilingProcedure.State state) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance queue() {
        var rows = all.queue(ROWS, caller.get()).stream()
                .map(one -> new Row(one.state(), procedures.of(one.rulesId()).state(one.status())))
                .toList();
        var today = LocalDate.now(clock);
        return frame.page(filings).data("rows", rows).data("today", today).data("soon", today.plusDays(SOON));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance one(@PathParam("id") UUID id) {
        var found = all.require(id, caller.get());
        var procedure = procedures.of(found.rulesId());
        var mine = found.possible(procedure).stream()
                .filter(act -> act.by().stream().anyMatch(caller.get()::has))
                .toList();
        return frame.page(filing)
                .data("one", found.state())
                .data("state", procedure.state(found.status()))
                .data("procedure", procedure)
                .data("clocks", deadlines.explain(found))
                .data("acts", mine)
                .data("today", LocalDate.now(clock));
    }

    /** @param reasons one a line */
    @POST
    @Path("{id}/{act}")
    @Operation(hidden = true)
    @RolesAllowed({Role.INSTITUTION, Role.FILING_OFFICER})
    public Response act(
            @PathParam("id") UUID id,
            @PathParam("act") String act,
            @FormParam("revision") long revision,
            @FormParam("documents") @Size(max = 50) List<String> documents,
            @FormParam("reasons") @Size(max = 20_000) String reasons) {
        var lines = reasons == null ? Stream.<String>empty() : reasons.lines().map(String::strip);
        var said = new MoveFiling.Said(
                null, documents, lines.filter(line -> !line.isEmpty()).toList());
        moveFiling.act(id, revision, act, said, caller.get());
        return Response.seeOther(URI.create("page/filings/" + id)).build();
    }
}
