package org.tuoyu.notifications.inbox;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;

@Path("/api/v1/notifications")
@Tag(name = "notifications")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class NotificationResource {
    private final Notifications notifications;
    private final AcknowledgeNotification acknowledgeNotification;
    private final NotificationViews views;
    private final CurrentActor caller;
    private final RoutingContext context;

    NotificationResource(
            Notifications notifications,
            AcknowledgeNotification acknowledgeNotification,
            NotificationViews views,
            CurrentActor caller,
            RoutingContext context) {
        this.notifications = notifications;
        this.acknowledgeNotification = acknowledgeNotification;
        this.views = views;
        this.caller = caller;
        this.context = context;
    }

    @Schema(examples = "{\"note\": \"收到，当日到场\"}")
    public record AcknowledgementRequest(@Size(max = 2000) String note) {}

    @GET
    @Operation(summary = "The caller's inbox, newest first; plan office and auditors see all inboxes of the region")
    public Page<NotificationView> list(
            @QueryParam("open") Boolean open,
            @QueryParam("department") String department,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = notifications.before(Cursor.orStart(cursor).uuid(), most + 1, open, department, caller.get());
        var page = Page.of(found, most, one -> Cursor.of(one.id()));
        return new Page<>(views.of(page.items(), texts()), page.next());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One notification with its reason, clause and source event")
    public Response get(@PathParam("id") UUID id) {
        return answer(notifications.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(summary = "Take note of it")
    public Response acknowledge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AcknowledgementRequest request) {
        return answer(
                acknowledgeNotification.acknowledge(id, Revisions.expected(ifMatch), request.note(), caller.get()));
    }

    private Response answer(Notification notification) {
        return Revisions.tagged(
                        Response.ok(views.of(List.of(notification), texts()).get(0)), notification.revision())
                .build();
    }

    private Texts texts() {
        return Texts.in(Language.of(context));
    }
}
