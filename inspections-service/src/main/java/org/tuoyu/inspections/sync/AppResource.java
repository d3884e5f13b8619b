package org.tuoyu.inspections.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** The same protocol for the app in the browser, which has the login of the pages instead of a token. */
@Path("/page/sync")
public class AppResource extends SyncApi {
    private final CurrentActor caller;

    AppResource(
            PullChanges pullChanges,
            PushSubmissions pushSubmissions,
            IssueReceipt issueReceipt,
            Photos photos,
            CurrentActor caller,
            Clock clock) {
        super(pullChanges, pushSubmissions, issueReceipt, photos, caller, clock);
        this.caller = caller;
    }

    /** @param account that is the author of what is captured */
    public record Me(String account, String name, String regionCode) {}

    @GET
    @Path("me")
    @RolesAllowed({Role.INSPECTOR, Role.TOWN_OFFICER})
    @Operation(hidden = true)
    public Me me() {
        var actor = caller.get();
        return new Me(actor.id(), actor.name(), actor.region());
    }
}
