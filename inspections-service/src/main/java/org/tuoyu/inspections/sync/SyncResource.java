package org.tuoyu.inspections.sync;

import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.tuoyu.inspections.photo.Photos;
import org.tuoyu.platform.identity.CurrentActor;

/** For apps with a token of their own. */
@SecurityRequirement(name = "token") // inherited methods are not looked at for it
@Path("/api/v1/sync")
public class SyncResource extends SyncApi {
    SyncResource(
            PullChanges pullChanges,
            PushSubmissions pushSubmissions,
            IssueReceipt issueReceipt,
            Photos photos,
            CurrentActor caller,
            Clock clock) {
        super(pullChanges, pushSubmissions, issueReceipt, photos, caller, clock);
    }
}
