package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.rules.EventKinds;
import org.tuoyu.notifications.rules.Route;
import org.tuoyu.notifications.rules.Routes;
import org.tuoyu.notifications.rules.RuleKinds;
import org.tuoyu.notifications.rules.RuleResource;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.RulesApi.RulesRequest;
import org.tuoyu.platform.web.Frame;

/** Who is told of what, clause by clause and event by event; and the editor of a rule, which shows what it would change. */
@Path("/page/routing")
@RolesAllowed({Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.AUDITOR})
public class RoutingPage {
    private static final int TRIAL_DAYS = 30;
    private final Template routing;
    private final Template rule;
    private final Frame frame;
    private final RoutingResource resource;
    private final PreviewRouting previewRouting;
    private final RuleResource ruleResource;
    private final RuleSets ruleSets;
    private final Directory directory;
    private final CurrentActor caller;

    /** A kind of event in a line. */
    public record Line(String type, String title, UUID ruleId, List<Route> routes, String source) {}

    RoutingPage(
            @Location("routing") Template routing,
            @Location("rule") Template rule,
            Frame frame,
            RoutingResource resource,
            PreviewRouting previewRouting,
            RuleResource ruleResource,
            RuleSets ruleSets,
            Directory directory,
            CurrentActor caller) {
        this.routing = routing;
        this.rule = rule;
        this.frame = frame;
        this.resource = resource;
        this.previewRouting = previewRouting;
        this.ruleResource = ruleResource;
        this.ruleSets = ruleSets;
        this.directory = directory;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance table() {
        var texts = frame.texts();
        var lines = resource.table().items().stream()
                .map(one -> new Line(
                        one.type(),
                        texts.has("event." + one.type() + ".title")
                                ? texts.get("event." + one.type() + ".title").replaceAll("\\{\\w+}", "…")
                                : one.type(),
                        one.ruleId(),
                        one.routes(),
                        one.source()))
                .toList();
        return frame.page(routing)
                .data("told", lines.stream().filter(RoutingPage::tells).toList())
                .data("quiet", lines.stream().filter(line -> !tells(line)).toList())
                .data("clauses", directory.clausesFor(caller.get().scope()))
                .data("departments", directory.departmentNames(caller.get().scope()));
    }

    private static boolean tells(Line line) {
        return line.routes().stream().anyMatch(route -> !route.tell().isEmpty());
    }

    @GET
    @Path("{type}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("type") String type) {
        var kind = kind(type);
        var inForce = resource.table().items().stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .map(one -> pretty(EventJson.MAPPER.valueToTree(new Routes(one.routes()))))
                .orElse("{\"routes\": []}");
        return editor(kind, inForce, pretty(kind.example()), null, null, null);
    }

    /** @param act preview, trial or save */
    @POST
    @Path("{type}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance answer(
            @PathParam("type") String type,
            @FormParam("act") String act,
            @FormParam("content") String content,
            @FormParam("data") String data,
            @FormParam("validFrom") LocalDate validFrom,
            @FormParam("source") String source) {
        var kind = kind(type);
        var scope = caller.get().scope();
        var read = json("/content", content);
        var proposed = ruleSets.proposed(RuleKinds.ROUTING.of(type).code(), read, Routes.class);
        var event = json("/data", data);
        var region = event.path("regionCode").asText(scope.code());
        var inside = scope.covers(RegionScope.of(region).prefix()) ? region : scope.code();
        var clause = event.path("clause").asText(null);
        var preview = previewRouting.preview(type, inside, clause, event, proposed, frame.texts());
        var trial = previewRouting.trial(type, proposed, scope, TRIAL_DAYS);
        LocalDate saved = null;
        if ("save".equals(act)) {
            if (!caller.get().has(Role.ADMINISTRATOR)) throw ProblemException.forbidden("wrong-role");
            if (source == null || source.isBlank()) throw ProblemException.invalid("/source", "text-wanted");
            ruleResource.record(
                    new RulesRequest(RuleKinds.ROUTING.of(type).code(), scope.code(), validFrom, source.strip(), read));
            saved = validFrom;
        }
        return editor(kind, content, data, preview, trial, saved);
    }

    private TemplateInstance editor(
            EventKinds.Kind kind,
            String content,
            String data,
            PreviewRouting.Preview preview,
            PreviewRouting.Trial trial,
            LocalDate saved) {
        return frame.page(rule)
                .data("type", kind.type())
                .data("content", content)
                .data("data", data)
                .data("preview", preview)
                .data("trial", trial)
                .data("saved", saved)
                .data("maySave", caller.get().has(Role.ADMINISTRATOR));
    }

    private static EventKinds.Kind kind(String type) {
        return EventKinds.SHIPPED.of(type).orElseThrow(() -> ProblemException.notFound("event", type));
    }

    private static JsonNode json(String pointer, String text) {
        try {
            var read = EventJson.MAPPER.readTree(text == null ? "" : text);
            if (read.isObject()) return read;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw ProblemException.invalid(pointer, "unreadable-json", at.getLineNr() + ":" + at.getColumnNr());
        }
        throw ProblemException.invalid(pointer, "unreadable-json", "1:1");
    }

    private static String pretty(JsonNode json) {
        try {
            return EventJson.MAPPER
                    .copy()
                    .setDefaultPropertyInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
