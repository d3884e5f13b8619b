package org.tuoyu.notifications.inbox;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The inbox as a page. Acknowledging swaps the one notification in place (htmx), and works without script too. */
@Path("/page")
public class InboxPage {
    private static final int ROWS = 40;
    private final Template inbox;
    private final Template one;
    private final Frame frame;
    private final Notifications notifications;
    private final AcknowledgeNotification acknowledgeNotification;
    private final Directory directory;
    private final CurrentActor caller;

    InboxPage(
            @Location("inbox") Template inbox,
            @Location("notification") Template one,
            Frame frame,
            Notifications notifications,
            AcknowledgeNotification acknowledgeNotification,
            Directory directory,
            CurrentActor caller) {
        this.inbox = inbox;
        this.one = one;
        this.frame = frame;
        this.notifications = notifications;
        this.acknowledgeNotification = acknowledgeNotification;
        this.directory = directory;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("open") Boolean open, @QueryParam("cursor") Cursor cursor) {
        var found = notifications.before(Cursor.orStart(cursor).uuid(), ROWS + 1, open, null, caller.get());
        return frame.page(inbox)
                .data("open", open)
                .data("mayAcknowledge", mayAcknowledge())
                .data(
                        "notifications",
                        Page.of(found, ROWS, one -> Cursor.of(one.id())).map(this::view));
    }

    @POST
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance acknowledge(@PathParam("id") UUID id, @FormParam("revision") long revision) {
        var acknowledged = acknowledgeNotification.acknowledge(id, revision, null, caller.get());
        return frame.page(one).data("n", view(acknowledged)).data("mayAcknowledge", mayAcknowledge());
    }

    private boolean mayAcknowledge() {
        var actor = caller.get();
        return actor.has(Role.DEPARTMENT_OFFICER) || actor.has(Role.TOWN_OFFICER);
    }

    private NotificationView view(Notification notification) {
        return NotificationView.of(notification, directory, frame.texts());
    }
}
