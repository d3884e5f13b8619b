package org.tuoyu.institutions.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/staff-in-several")
@Tag(name = "staff")
@RolesAllowed(Role.FILING_OFFICER)
public class StaffInSeveralResource {
    private final KeepStaff keepStaff;
    private final CurrentActor caller;

    StaffInSeveralResource(KeepStaff keepStaff, CurrentActor caller) {
        this.keepStaff = keepStaff;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Who works in several institutions at once",
            description = "Found by a keyed fingerprint of the identity number, which itself is not read.")
    public Page<KeepStaff.InSeveral> inSeveral(
            @QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = keepStaff.inSeveral(Cursor.orStart(cursor).key(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.first()));
    }
}
