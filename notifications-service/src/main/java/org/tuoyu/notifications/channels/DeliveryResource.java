package org.tuoyu.notifications.channels;

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

@Path("/api/v1/deliveries")
@Tag(name = "deliveries")
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITOR, Role.PLAN_MANAGER})
public class DeliveryResource {
    private final Deliveries deliveries;
    private final CurrentActor caller;

    DeliveryResource(Deliveries deliveries, CurrentActor caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Messages to the posts of the region, the newest first: what waits, was sent, failed, and why")
    public Page<Deliveries.Sent> list(
            @QueryParam("state") DeliveryState state,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var before = cursor == null ? null : cursor.uuid();
        return Page.of(
                deliveries.sent(caller.get().scope(), state, before, most + 1), most, one -> Cursor.of(one.id()));
    }
}
