package org.tuoyu.notifications.inbox;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The inbox as a page. Acknowledging swaps the one notification in place (htmx); without script it opens it alone. */
@Path("/page")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class InboxPage {
    private static final int ROWS = 40;
    private final Template inbox;
    private final Frame frame;
    private final Notifications notifications;
    private final AnswerNotification answerNotification;
    private final NotificationViews views;
    private final CurrentActor caller;

    InboxPage(
            @Location("inbox") Template inbox,
            Frame frame,
            Notifications notifications,
            AnswerNotification answerNotification,
            NotificationViews views,
            CurrentActor caller) {
        this.inbox = inbox;
        this.frame = frame;
        this.notifications = notifications;
        this.answerNotification = answerNotification;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("open") Boolean open, @QueryParam("cursor") Cursor cursor) {
        var found =
                notifications.list(new Notifications.Filter(open, null, null, null), cursor, ROWS + 1, caller.get());
        var listed = Page.of(found, ROWS, Notifications::after);
        return page(new Page<>(views.of(listed.items(), frame.texts()), listed.next()), open);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance get(@PathParam("id") UUID id) {
        var found = List.of(notifications.require(id, caller.get()));
        return page(new Page<>(views.of(found, frame.texts()), null), null);
    }

    @POST
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(hidden = true)
    public Response acknowledge(@PathParam("id") UUID id, @FormParam("revision") long revision) {
        answerNotification.acknowledge(id, revision, null, caller.get());
        return Response.seeOther(URI.create("page/" + id)).build();
    }

    private TemplateInstance page(Page<NotificationView> found, Boolean open) {
        var actor = caller.get();
        return frame.page(inbox)
                .data("open", open)
                .data("mayAcknowledge", actor.has(Role.DEPARTMENT_OFFICER) || actor.has(Role.TOWN_OFFICER))
                .data("notifications", found);
    }
}
