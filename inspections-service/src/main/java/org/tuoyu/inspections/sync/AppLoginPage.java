package org.tuoyu.inspections.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.Role;

/** Whoever comes here logs in, as for every page, and goes on to the app. */
@Path("/page/app-login")
@RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER})
public class AppLoginPage {
    private static final URI APP = URI.create("app/"); // below the root path of the service

    @GET
    @Operation(hidden = true)
    public Response login() {
        return Response.seeOther(APP).build();
    }
}
