package org.tuoyu.inspections.roster;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1")
@Tag(name = "planning")
public class CalendarFeedResource {
    private final CalendarFeeds feeds;
    private final CurrentActor caller;

    CalendarFeedResource(CalendarFeeds feeds, CurrentActor caller) {
        this.feeds = feeds;
        this.caller = caller;
    }

    /** @param address to subscribe to in a calendar; shown this once */
    public record Feed(String address) {}

    @POST
    @Path("calendar-feeds")
    @RolesAllowed(Role.INSPECTOR)
    @Operation(
            summary = "Open the feed of one's own planned visits, for a calendar",
            description = "Whoever has the address can read it, so it is shown once; a new one ends the one before.")
    public Response open(@Context UriInfo uri) {
        var secret = feeds.open(caller.get());
        var address = uri.getBaseUriBuilder()
                .path("api/v1/public/calendars/{secret}.ics")
                .build(secret);
        return Response.status(201).entity(new Feed(address.toString())).build();
    }

    @GET
    @Path("public/calendars/{secret}.ics")
    @PermitAll
    @Produces("text/calendar")
    @Operation(summary = "An inspector's planned visits as iCalendar (RFC 5545), by the address that was shown")
    public Response calendar(@PathParam("secret") String secret) {
        return Response.ok(feeds.calendar(secret), "text/calendar; charset=utf-8")
                .header("Cache-Control", "private, max-age=300")
                .build();
    }
}
