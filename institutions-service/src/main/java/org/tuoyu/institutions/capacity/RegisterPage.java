package org.tuoyu.institutions.capacity;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The plain list of institutions of the caller's region. */
@Path("/page")
@RolesAllowed({
    Role.REGISTRAR,
    Role.FILING_OFFICER,
    Role.INSTITUTION,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.PLAN_MANAGER,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
public class RegisterPage {
    private static final int ROWS = 60;
    private final Template register;
    private final Frame frame;
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final CurrentActor caller;

    RegisterPage(
            @Location("register") Template register,
            Frame frame,
            Registrations registrations,
            ChangeSlots changeSlots,
            CurrentActor caller) {
        this.register = register;
        this.frame = frame;
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("part") @Size(max = 100) String part, @QueryParam("cursor") Cursor cursor) {
        var wanted = part == null || part.isBlank() ? null : part.strip();
        var found = registrations.visible(wanted, Cursor.orStart(cursor).key(), ROWS + 1, caller.get());
        return frame.page(register)
                .data("part", wanted)
                .data("institutions", InstitutionResource.view(found, ROWS, changeSlots));
    }
}
