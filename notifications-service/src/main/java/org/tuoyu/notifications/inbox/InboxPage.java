package org.tuoyu.notifications.inbox;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** The inbox as a page, and one notification with its whole story. Every act works without script, too. */
@Path("/page")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class InboxPage {
    private static final int ROWS = 60;
    private final Template inbox;
    private final Template story;
    private final Frame frame;
    private final Notifications notifications;
    private final AnswerNotification answerNotification;
    private final NotificationViews views;
    private final TellStory tellStory;
    private final WatchInbox watchInbox;
    private final CurrentActor caller;

    /** What belongs together: first the urgent, then by clause; in it by institution. */
    public record Group(boolean urgent, String clause, String heading, List<Item> items) {}

    /** @param own whether the caller is the recipient */
    public record Item(NotificationView n, boolean own) {
        String institution() {
            return n.institution() == null ? "" : n.institution();
        }
    }

    InboxPage(
            @Location("inbox") Template inbox,
            @Location("story") Template story,
            Frame frame,
            Notifications notifications,
            AnswerNotification answerNotification,
            NotificationViews views,
            TellStory tellStory,
            WatchInbox watchInbox,
            CurrentActor caller) {
        this.inbox = inbox;
        this.story = story;
        this.frame = frame;
        this.notifications = notifications;
        this.answerNotification = answerNotification;
        this.views = views;
        this.tellStory = tellStory;
        this.watchInbox = watchInbox;
        this.caller = caller;
    }

    /** @param open what is wanted still (as a rule), or all; {@code all} of the region instead of the own inbox */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("open") Boolean open, @QueryParam("all") Boolean all, @QueryParam("cursor") Cursor cursor) {
        var actor = caller.get();
        var wanted = open == null || open;
        var ofAll = InboxScope.seesAll(actor) && (Boolean.TRUE.equals(all) || InboxScope.ownDepartment(actor) == null);
        var department = ofAll ? null : InboxScope.ownDepartment(actor);
        var filter = new Notifications.Filter(wanted ? true : null, department, null, null);
        var found = notifications.list(filter, cursor, ROWS + 1, actor);
        var listed = Page.of(found, ROWS, Notifications::after);
        return frame.page(inbox)
                .data("open", wanted)
                .data("all", ofAll)
                .data("maySeeAll", InboxScope.seesAll(actor) && InboxScope.ownDepartment(actor) != null)
                .data("mayAnswer", InboxScope.ownDepartment(actor) != null)
                .data("groups", groups(views.of(listed.items(), frame.texts()), actor))
                .data("next", listed.next());
    }

    private static List<Group> groups(List<NotificationView> items, Actor actor) {
        var groups = new LinkedHashMap<String, Group>();
        for (var one : items) {
            var urgent = one.urgent() && one.closedAt() == null;
            groups.computeIfAbsent(
                            urgent ? "!" : one.clause(),
                            key -> new Group(urgent, one.clause(), one.clauseHeading(), new ArrayList<>()))
                    .items()
                    .add(new Item(one, InboxScope.isOwn(one.recipientRegion(), one.recipientDepartment(), actor)));
        }
        groups.values().forEach(group -> group.items().sort(Comparator.comparing(Item::institution)));
        return List.copyOf(groups.values());
    }

    @GET
    @Path("live")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<WatchInbox.Standing> live() {
        return watchInbox.of(caller.get());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance get(@PathParam("id") UUID id) {
        var actor = caller.get();
        var whole = tellStory.of(notifications.require(id, actor), actor, frame.texts());
        var one = whole.notification();
        return frame.page(story)
                .data("story", whole)
                .data("n", one)
                .data("mayAnswer", InboxScope.isOwn(one.recipientRegion(), one.recipientDepartment(), actor));
    }

    @POST
    @Path("acknowledgements")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(hidden = true)
    public Response acknowledgeAll(@FormParam("pick") List<String> picked) {
        for (var one : picked) {
            var parts = one.split(":");
            if (parts.length != 2 || !parts[1].matches("\\d{1,18}"))
                throw ProblemException.notFound("notification", one);
            answerNotification.tryAcknowledge(
                    new Cursor(parts[0]).uuid(), Long.parseLong(parts[1]), null, caller.get());
        }
        return Response.seeOther(URI.create("page")).build();
    }

    @POST
    @Path("{id}/{act}")
    @RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER})
    @Operation(hidden = true)
    public Response answer(
            @PathParam("id") UUID id,
            @PathParam("act") String act,
            @FormParam("revision") long revision,
            @FormParam("text") String text) {
        var said = text == null || text.isBlank() ? null : text.strip();
        if (said != null && said.length() > 2000) throw ProblemException.invalid("/text", "text-too-long", 2000);
        switch (act) {
            case "acknowledgement" -> answerNotification.acknowledge(id, revision, said, caller.get());
            case "completion" -> answerNotification.complete(id, revision, wanted(said), caller.get());
            case "pause" -> answerNotification.pause(id, revision, wanted(said), caller.get());
            case "resumption" -> answerNotification.resume(id, revision, caller.get());
            default -> throw ProblemException.notFound("act", act);
        }
        return Response.seeOther(URI.create("page/" + id)).build();
    }

    private static String wanted(String text) {
        if (text == null) throw ProblemException.invalid("/text", "text-wanted");
        return text;
    }
}
