package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.notifications.rules.EventKinds;
import org.tuoyu.notifications.rules.Route;
import org.tuoyu.notifications.rules.Routes;
import org.tuoyu.notifications.rules.RuleKinds;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;

@Path("/api/v1/routing")
@Tag(name = "routing")
@RolesAllowed({Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.AUDITOR})
public class RoutingResource {
    private final PreviewRouting previewRouting;
    private final RuleSets ruleSets;
    private final CurrentActor caller;
    private final RoutingContext context;
    private final Clock clock;

    RoutingResource(
            PreviewRouting previewRouting,
            RuleSets ruleSets,
            CurrentActor caller,
            RoutingContext context,
            Clock clock) {
        this.previewRouting = previewRouting;
        this.ruleSets = ruleSets;
        this.caller = caller;
        this.context = context;
        this.clock = clock;
    }

    @Schema(
            examples =
                    """
                    {"type": "org.tuoyu.visit.planned.v1", "regionCode": "211104004", "data": {"institutionName": "示例"}}""")
    public record PreviewRequest(
            @NotBlank @Schema(description = "Kind of event") String type,
            @NotBlank String regionCode,
            @Schema(description = "When the event itself names one") String clause,
            @Schema(type = SchemaType.OBJECT, description = "Data of the event; absent: the example of the contracts")
                    JsonNode data,
            @Schema(type = SchemaType.OBJECT, description = "Rules that are not recorded yet; absent: those in force")
                    JsonNode proposed) {}

    @Schema(
            examples =
                    """
                    {"type": "org.tuoyu.visit.planned.v1", "days": 30, "proposed": {"routes": [{"when": [], "matter": "supervision",
                     "tell": [{"role": "LEAD", "acts": true}], "urgent": false, "acknowledge": {"amount": 5, "unit": "WORKING_DAYS"}}]}}""")
    public record TrialRequest(
            @NotBlank String type,
            @NotNull @Min(1) @Max(90) Integer days,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Rules as POST rules takes them as content")
                    JsonNode proposed) {}

    /** How a kind of event is routed in the caller's region now. */
    public record KindView(String regionCode, String type, java.util.UUID ruleId, String source, List<Route> routes) {}

    @GET
    @Operation(summary = "Each kind of event and its routes in the caller's region, by the rules in force today")
    public Page<KindView> table() {
        var region = caller.get().scope().code();
        var types = EventKinds.SHIPPED.types();
        var standing = ruleSets.standing(
                types.stream().map(DecideRoutes::kind).toList(), List.of(region), LocalDate.now(clock));
        return new Page<>(
                types.stream()
                        .filter(type ->
                                standing.id(DecideRoutes.kind(type), region).isPresent())
                        .map(type -> view(
                                type,
                                standing.id(DecideRoutes.kind(type), region).orElseThrow()))
                        .toList(),
                null);
    }

    private KindView view(String type, java.util.UUID id) {
        var rules = ruleSets.of(id, Routes.class);
        return new KindView(
                rules.regionCode(), type, id, rules.source(), rules.content().routes());
    }

    @POST
    @Path("preview")
    @Operation(summary = "For an event: who would be told, by when, by which rule and clause; and why others not")
    public PreviewRouting.Preview preview(@Valid @NotNull PreviewRequest request) {
        var region = RegionScope.of(request.regionCode());
        if (!region.equals(RegionScope.NONE) && !caller.get().scope().covers(region.prefix())) {
            throw ProblemException.forbidden("region-not-yours");
        }
        if (region.equals(RegionScope.NONE)) {
            throw ProblemException.invalid(
                    "/regionCode",
                    "region-outside",
                    request.regionCode(),
                    caller.get().scope().code());
        }
        var kind = EventKinds.SHIPPED
                .of(request.type())
                .orElseThrow(() -> ProblemException.invalid("/type", "event-kind", request.type()));
        var data = request.data() == null ? kind.example() : request.data();
        return previewRouting.preview(
                request.type(),
                request.regionCode(),
                request.clause(),
                data,
                proposed(request.type(), request.proposed()),
                Texts.in(Language.of(context)));
    }

    @POST
    @Path("trial")
    @Operation(summary = "What other rules would have changed in the last days, before they are brought into force")
    public PreviewRouting.Trial trial(@Valid @NotNull TrialRequest request) {
        return previewRouting.trial(
                request.type(),
                proposed(request.type(), request.proposed()),
                caller.get().scope(),
                request.days());
    }

    private Routes proposed(String type, JsonNode content) {
        return content == null
                ? null
                : ruleSets.proposed(RuleKinds.ROUTING.of(type).code(), content, Routes.class);
    }
}
