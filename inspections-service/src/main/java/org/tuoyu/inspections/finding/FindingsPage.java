package org.tuoyu.inspections.finding;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The plain list of open findings of the caller's region, due first. */
@Path("/page")
@RolesAllowed({
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.FILING_OFFICER,
    Role.AUDITOR
})
public class FindingsPage {
    private static final int ROWS = 200;
    private final Template open;
    private final Frame frame;
    private final Findings findings;
    private final CurrentActor caller;
    private final Clock clock;

    FindingsPage(
            @Location("findings") Template open, Frame frame, Findings findings, CurrentActor caller, Clock clock) {
        this.open = open;
        this.frame = frame;
        this.findings = findings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return frame.page(open)
                .data("today", LocalDate.now(clock))
                .data(
                        "findings",
                        findings.openByDueDay(ROWS, caller.get().scope()).stream()
                                .map(Finding::state)
                                .toList());
    }
}
