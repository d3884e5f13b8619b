package org.tuoyu.notifications.inbox;

import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
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
    private final AnswerNotification answerNotification;
    private final NotificationViews views;
    private final TellStory tellStory;
    private final WatchInbox watchInbox;
    private final CurrentActor caller;
    private final RoutingContext context;

    NotificationResource(
            Notifications notifications,
            AnswerNotification answerNotification,
            NotificationViews views,
            TellStory tellStory,
            WatchInbox watchInbox,
            CurrentActor caller,
            RoutingContext context) {
        this.notifications = notifications;
        this.answerNotification = answerNotification;
        this.views = views;
        this.tellStory = tellStory;
        this.watchInbox = watchInbox;
        this.caller = caller;
        this.context = context;
    }

    @Schema(examples = "{\"note\": \"收到，当日到场\"}")
    public record AcknowledgementRequest(@Size(max = 2000) String note) {}

    @Schema(examples = "{\"feedback\": \"已现场核查，消防通道已清理，附照片三张\"}")
    public record CompletionRequest(
            @NotBlank
                    @Size(max = 4000)
                    @Schema(description = "What was done; it flows back to where the event came from")
                    String feedback) {}

    @Schema(examples = "{\"reason\": \"机构停业整顿，待复业后核查\"}")
    public record PauseRequest(@NotBlank @Size(max = 2000) String reason) {}

    @GET
    @Operation(
            summary = "The caller's inbox; plan office, auditors and administrators see all inboxes of the region",
            description = "The newest first; with open=true those of which something is wanted, the urgent ones first.")
    public Page<NotificationView> list(
            @QueryParam("open") Boolean open,
            @QueryParam("department") @Parameter(description = "Code of the department; town for towns and villages")
                    String department,
            @QueryParam("clause") String clause,
            @QueryParam("eventType") String eventType,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var filter = new Notifications.Filter(open, department, clause, eventType);
        var found = notifications.list(filter, cursor, most + 1, caller.get());
        var page = Page.of(found, most, Notifications::after);
        return new Page<>(views.of(page.items(), texts()), page.next());
    }

    @Schema(examples = "{\"items\": [{\"id\": \"01a209d4-8a01-7fa3-b996-802af8805a20\", \"revision\": 1}]}")
    public record BulkRequest(
            @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull Item> items, @Size(max = 2000) String note) {
        /** @param revision that was seen */
        public record Item(@NotNull UUID id, @NotNull Long revision) {}
    }

    /** @param code null: acknowledged; otherwise why not, as a problem says it */
    public record BulkResult(UUID id, String code) {}

    @POST
    @Idempotent
    @Path("acknowledgements")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(
            summary = "Take note of many at once",
            description = "Each for itself: one that cannot be leaves the others be.")
    public Response acknowledgeAll(@Valid @NotNull BulkRequest request) {
        var actor = caller.get();
        return Response.ok(new Page<>(
                        request.items().stream()
                                .map(item -> new BulkResult(
                                        item.id(),
                                        answerNotification.tryAcknowledge(
                                                item.id(), item.revision(), request.note(), actor)))
                                .toList(),
                        null))
                .build();
    }

    @GET
    @Path("live")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Server-sent events: how the caller's inbox stands, now and whenever that changes",
            description = "Looked at once a second. When the connection ends, connect again: nothing is missed.")
    public Multi<WatchInbox.Standing> live() {
        return watchInbox.of(caller.get());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One notification with its reason, clause and source event")
    public Response get(@PathParam("id") UUID id) {
        return answer(notifications.require(id, caller.get()));
    }

    @GET
    @Path("{id}/story")
    @Operation(
            summary =
                    "Its whole story: what happened, by which channels it was sent, and for the lead what the other units do")
    public TellStory.Whole story(@PathParam("id") UUID id) {
        return tellStory.of(notifications.require(id, caller.get()), caller.get(), texts());
    }

    @POST
    @Idempotent
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(summary = "签收: take note of it", description = "Where there is nothing to do, nothing more is wanted.")
    public Response acknowledge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AcknowledgementRequest request) {
        return answer(answerNotification.acknowledge(id, Revisions.expected(ifMatch), request.note(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/completion")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(
            summary = "办结: done, with feedback",
            description = "Only who has to act; it need not be acknowledged before.")
    public Response complete(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CompletionRequest request) {
        return answer(answerNotification.complete(id, Revisions.expected(ifMatch), request.feedback(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/pause")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(summary = "It has to wait: its clocks stand still until it is resumed")
    public Response pause(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PauseRequest request) {
        return answer(answerNotification.pause(id, Revisions.expected(ifMatch), request.reason(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/resumption")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(summary = "Its clocks go on, with the office time that was left")
    public Response resume(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(answerNotification.resume(id, Revisions.expected(ifMatch), caller.get()));
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
