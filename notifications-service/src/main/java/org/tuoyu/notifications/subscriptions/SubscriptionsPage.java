package org.tuoyu.notifications.subscriptions;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.notifications.channels.DeliveryResource;
import org.tuoyu.notifications.feed.ReadFeed;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** Which systems get events, how far each is, and what was sent to posts. */
@Path("/page/subscriptions")
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITOR})
public class SubscriptionsPage {
    private static final int ROWS = 100;
    private static final int LOG = 50;
    private final Template subscriptionsPage;
    private final Template subscription;
    private final Frame frame;
    private final Subscriptions subscriptions;
    private final ManageSubscription manageSubscription;
    private final DeliveryResource deliveries;
    private final ReadFeed readFeed;
    private final CurrentActor caller;

    SubscriptionsPage(
            @Location("subscriptions") Template subscriptionsPage,
            @Location("subscription") Template subscription,
            Frame frame,
            Subscriptions subscriptions,
            ManageSubscription manageSubscription,
            DeliveryResource deliveries,
            ReadFeed readFeed,
            CurrentActor caller) {
        this.subscriptionsPage = subscriptionsPage;
        this.subscription = subscription;
        this.frame = frame;
        this.subscriptions = subscriptions;
        this.manageSubscription = manageSubscription;
        this.deliveries = deliveries;
        this.readFeed = readFeed;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list() {
        var head = readFeed.head();
        return frame.page(subscriptionsPage)
                .data("mayChange", caller.get().has(Role.ADMINISTRATOR))
                .data("deliveries", deliveries.list(null, null, LOG).items())
                .data(
                        "subscriptions",
                        subscriptions.after(new UUID(0, 0), ROWS, caller.get()).stream()
                                .map(one -> SubscriptionResource.SubscriptionView.of(one, head))
                                .toList());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance get(@PathParam("id") UUID id) {
        var found = subscriptions.require(id, caller.get());
        return frame.page(subscription)
                .data("mayChange", caller.get().has(Role.ADMINISTRATOR))
                .data("one", SubscriptionResource.SubscriptionView.of(found, readFeed.head()))
                .data("attempts", subscriptions.attempts(id, null, null, LOG));
    }

    @POST
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(hidden = true)
    public Response create(
            @FormParam("name") String name,
            @FormParam("url") String url,
            @FormParam("types") String types,
            @FormParam("department") String department) {
        var content = new Subscription.Content(
                wanted("/name", name), wanted("/url", url), words(types), List.of(), wanted("/department", department));
        var created = manageSubscription.create(content, caller.get());
        return Response.seeOther(URI.create("page/subscriptions/" + created.id()))
                .build();
    }

    @POST
    @Path("{id}/{act}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(hidden = true)
    public Response act(
            @PathParam("id") UUID id,
            @PathParam("act") String act,
            @FormParam("revision") long revision,
            @FormParam("because") String because) {
        var actor = caller.get();
        switch (act) {
            case "pause" -> manageSubscription.pause(id, revision, wanted("/because", because), actor);
            case "resumption" -> manageSubscription.resume(id, revision, actor);
            case "secret" -> manageSubscription.rotate(id, revision, actor);
            case "end" -> manageSubscription.end(id, revision, actor);
            default -> throw ProblemException.notFound("act", act);
        }
        return Response.seeOther(URI.create("page/subscriptions/" + id)).build();
    }

    private static List<String> words(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("[\\s,，]+")).toList();
    }

    private static String wanted(String pointer, String text) {
        if (text == null || text.isBlank() || text.length() > 1000)
            throw ProblemException.invalid(pointer, "text-wanted");
        return text.strip();
    }
}
