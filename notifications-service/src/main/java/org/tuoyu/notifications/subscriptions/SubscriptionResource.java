package org.tuoyu.notifications.subscriptions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.notifications.feed.ReadFeed;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/subscriptions")
@Tag(name = "subscriptions")
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITOR})
public class SubscriptionResource {
    private final Subscriptions subscriptions;
    private final ManageSubscription manageSubscription;
    private final RedeliverEvent redeliverEvent;
    private final ReadFeed readFeed;
    private final CurrentActor caller;

    SubscriptionResource(
            Subscriptions subscriptions,
            ManageSubscription manageSubscription,
            RedeliverEvent redeliverEvent,
            ReadFeed readFeed,
            CurrentActor caller) {
        this.subscriptions = subscriptions;
        this.manageSubscription = manageSubscription;
        this.redeliverEvent = redeliverEvent;
        this.readFeed = readFeed;
        this.caller = caller;
    }

    @Schema(
            examples =
                    """
                    {"name": "市政务数据共享平台", "url": "https://share.example.org/tuoyu", "types": ["org.tuoyu.filing.*"],
                     "regions": [], "notifyDepartment": "health"}""")
    public record SubscriptionRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank
                    @Size(max = 1000)
                    @Schema(description = "https; a public address, or one that the operator allows")
                    String url,
            @NotNull
                    @Size(max = 100)
                    @Schema(description = "Kinds of event, org.tuoyu.filing.* for all that begin so; empty: all")
                    List<@NotNull @Pattern(regexp = "org\\.tuoyu\\.[a-z0-9.-]{0,80}\\*?") String> types,
            @NotNull @Size(max = 100) @Schema(description = "Codes within the caller's region; empty: all of it")
                    List<@NotNull String> regions,
            @NotBlank
                    @Pattern(regexp = "[a-z][a-z0-9-]{0,59}")
                    @Schema(description = "Department that is told when it is paused because nothing arrives")
                    String notifyDepartment) {
        Subscription.Content content() {
            return new Subscription.Content(name, url, types, regions, notifyDepartment);
        }
    }

    @Schema(examples = "{\"because\": \"对方系统升级\"}")
    public record PauseSubscriptionRequest(@NotBlank @Size(max = 500) String because) {}

    @Schema(examples = "{\"from\": \"2026-11-01T00:00:00+08:00\"}")
    public record ReplayRequest(
            @Schema(description = "What was taken in since then") OffsetDateTime from,
            @Schema(description = "Or: what follows this place of the feed (GET events)", implementation = String.class)
                    String cursor) {}

    @Schema(examples = "{\"eventId\": \"01a209d4-8a01-7fa3-b996-802af8805a20\"}")
    public record RedeliveryRequest(@NotNull UUID eventId) {}

    /**
     * @param position of the last event that was delivered, or was not for it
     * @param behind how many events of the feed are still before it
     * @param failingSince when the one that is next was refused first
     * @param oldSecretUntil until then the secret before signs, too
     */
    public record SubscriptionView(
            UUID id,
            String regionCode,
            String name,
            String url,
            List<String> types,
            List<String> regions,
            String notifyDepartment,
            String state,
            String pausedBecause,
            OffsetDateTime oldSecretUntil,
            long position,
            long behind,
            int attempts,
            OffsetDateTime failingSince,
            OffsetDateTime nextAttemptAt,
            long revision) {
        static SubscriptionView of(Subscription one, ReadFeed.Head head) {
            var state = one.state("");
            return new SubscriptionView(
                    one.id(),
                    one.regionCode(),
                    state.name(),
                    one.url(),
                    state.types(),
                    state.regions(),
                    state.notifyDepartment(),
                    state.state(),
                    state.pausedBecause(),
                    one.oldSecretUntil(),
                    one.position(),
                    head.last() - one.position(),
                    one.attempts(),
                    one.failingSince(),
                    one.nextAttemptAt(),
                    one.revision());
        }
    }

    @GET
    @Operation(summary = "Which systems of the region are connected, and how far each is")
    public Page<SubscriptionView> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var head = readFeed.head();
        var found = subscriptions.after(Cursor.orStart(cursor).uuid(), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.id())).map(one -> SubscriptionView.of(one, head));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One connected system")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, subscriptions.require(id, caller.get()));
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(
            summary = "Connect a system: it gets the region's events from now on",
            description =
                    "The answer holds the secret by which it checks the signatures (docs/webhooks.md); it is not"
                            + " shown again. Send an Idempotency-Key only if whoever may read the answer again may know the secret.")
    public Response create(@Valid @NotNull SubscriptionRequest request) {
        return answer(201, manageSubscription.create(request.content(), caller.get()));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "Change where to, or which events")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull SubscriptionRequest request) {
        return answer(200, manageSubscription.change(id, Revisions.expected(ifMatch), request.content(), caller.get()));
    }

    /** @param secret as Standard Webhooks writes it: whsec_ and base64 */
    public record SecretView(String secret) {}

    @GET
    @Path("{id}/secret")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "The secret that signs")
    public SecretView secret(@PathParam("id") UUID id) {
        return new SecretView(manageSubscription.secret(id, caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/secret")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "A new secret; for two days the one before signs, too")
    public Response rotate(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, manageSubscription.rotate(id, Revisions.expected(ifMatch), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/pause")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "Send nothing for the time being; nothing is lost")
    public Response pause(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull PauseSubscriptionRequest request) {
        return answer(200, manageSubscription.pause(id, Revisions.expected(ifMatch), request.because(), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/resumption")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "Go on where it stopped")
    public Response resume(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, manageSubscription.resume(id, Revisions.expected(ifMatch), caller.get()));
    }

    @POST
    @Idempotent
    @Path("{id}/replay")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(
            summary = "Send again from a time or a place in the feed on, or leave out what lies before it",
            description = "Of from and cursor one. The other side knows repetitions by webhook-id.")
    public Response replay(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ReplayRequest request) {
        subscriptions.require(id, caller.get());
        if (request.from() != null && !ReadFeed.isOfThisWorld(request.from())) {
            throw ProblemException.invalid("/from", "wrong-type");
        }
        if ((request.from() == null) == (request.cursor() == null)) {
            throw ProblemException.invalid("/from", "from-or-cursor");
        }
        var position = request.from() == null ? place(request.cursor()) : readFeed.before(request.from());
        return answer(200, manageSubscription.replay(id, Revisions.expected(ifMatch), position, caller.get()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "End it for good")
    public Response end(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(200, manageSubscription.end(id, Revisions.expected(ifMatch), caller.get()));
    }

    @GET
    @Path("{id}/attempts")
    @Operation(
            summary = "The log of deliveries of the last 30 days, the newest first: each attempt, and what came of it")
    public Page<Subscriptions.Attempt> attempts(
            @PathParam("id") UUID id,
            @QueryParam("delivered") Boolean delivered,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var subscription = subscriptions.require(id, caller.get());
        var before = cursor == null ? null : cursor.uuid();
        return Page.of(
                subscriptions.attempts(subscription.id(), before, delivered, most + 1),
                most,
                one -> Cursor.of(one.id()));
    }

    @POST
    @Idempotent
    @Path("{id}/redeliveries")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(
            summary = "Send one event again, now, beside the queue",
            description = "The answer is the attempt: whether it was taken, and if not, why.")
    public Response redeliver(@PathParam("id") UUID id, @Valid @NotNull RedeliveryRequest request) {
        return Response.ok(redeliverEvent.redeliver(subscriptions.require(id, caller.get()), request.eventId()))
                .build();
    }

    private static long place(String cursor) {
        try {
            return Long.parseLong(Cursor.read(cursor).key());
        } catch (NumberFormatException e) {
            throw ProblemException.of(400, "cursor");
        }
    }

    private Response answer(int status, Subscription subscription) {
        return Revisions.tagged(
                        Response.status(status).entity(SubscriptionView.of(subscription, readFeed.head())),
                        subscription.revision())
                .build();
    }
}
