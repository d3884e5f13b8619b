package org.tuoyu.targets.proposal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.ledger.AmendLedger;
import org.tuoyu.targets.ledger.Target;
import org.tuoyu.targets.plan.Plan;
import org.tuoyu.targets.plan.Plans;
import org.tuoyu.targets.region.Regions;

/** Towns propose other slots for the ledger; the plan's office approves by a document, or sends back. */
@Path("/page/proposals")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class ProposalsPage {
    private static final int MOST = 200;

    private final Template proposals;
    private final Frame frame;
    private final Plans plans;
    private final Propose propose;
    private final AmendLedger amendLedger;
    private final Regions regions;
    private final CurrentActor caller;
    private final Clock clock;

    /** @param now what the ledger in force has; null for none */
    public record Figure(String indicator, String regionName, int year, BigDecimal now, BigDecimal value) {}

    ProposalsPage(
            @Location("proposals") Template proposals,
            Frame frame,
            Plans plans,
            Propose propose,
            AmendLedger amendLedger,
            Regions regions,
            CurrentActor caller,
            Clock clock) {
        this.proposals = proposals;
        this.frame = frame;
        this.plans = plans;
        this.propose = propose;
        this.amendLedger = amendLedger;
        this.regions = regions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("plan") UUID id) {
        var actor = caller.get();
        var plan = plans.ofPage(id, actor);
        var towns = regions.directlyBelow(plan.regionCode(), LocalDate.now(clock));
        var found = propose.newest(plan.id(), MOST, actor);
        return frame.page(proposals)
                .data("plan", plan.state())
                .data("found", found)
                .data("figures", figures(plan, found, towns))
                .data(
                        "years",
                        IntStream.rangeClosed(plan.firstYear(), plan.lastYear())
                                .boxed()
                                .toList())
                .data(
                        "mine",
                        towns.stream()
                                .filter(one -> actor.scope().covers(one.code()))
                                .toList())
                .data("proposes", actor.has(Role.TOWN_OFFICER) || decides(plan))
                .data("decides", decides(plan))
                .data("today", LocalDate.now(clock));
    }

    @POST
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response submit(
            @FormParam("plan") @NotNull UUID plan,
            @FormParam("region") @NotBlank String region,
            @FormParam("year") int year,
            @FormParam("slots") @Min(0) @Max(1_000_000) int slots,
            @FormParam("reason") @NotBlank @Size(max = 1000) String reason) {
        var figure = new Target(Target.SLOTS, RegionScope.canonical(region), year, BigDecimal.valueOf(slots));
        propose.submit(plan, reason, Set.of(figure), caller.get());
        return back(plan);
    }

    /** With the same figures; others are a proposal of their own. */
    @POST
    @Path("{id}/resubmission")
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response resubmit(
            @PathParam("id") UUID id,
            @FormParam("revision") long revision,
            @FormParam("reason") @NotBlank @Size(max = 1000) String reason) {
        var figures = Set.copyOf(propose.one(id, caller.get()).figures());
        return back(
                propose.resubmit(id, revision, reason, figures, caller.get()).planId());
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response withdraw(@PathParam("id") UUID id, @FormParam("revision") long revision) {
        return back(propose.withdraw(id, revision, caller.get()).planId());
    }

    @POST
    @Path("{id}/sending-back")
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response sendBack(
            @PathParam("id") UUID id,
            @FormParam("revision") long revision,
            @FormParam("note") @NotBlank @Size(max = 1000) String note) {
        return back(propose.sendBack(id, revision, note, caller.get()).planId());
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed({Role.PLAN_MANAGER, Role.ADMINISTRATOR})
    @Operation(hidden = true)
    public Response approve(
            @PathParam("id") UUID id,
            @FormParam("revision") long revision,
            @FormParam("documentNumber") @NotBlank @Size(max = 100) String documentNumber,
            @FormParam("validFrom") @NotNull LocalDate validFrom) {
        return back(propose.approve(id, revision, documentNumber, validFrom, caller.get())
                .planId());
    }

    private static Response back(UUID plan) {
        return Response.seeOther(URI.create("page/proposals?plan=" + plan)).build();
    }

    private boolean decides(Plan plan) {
        var actor = caller.get();
        return (actor.has(Role.PLAN_MANAGER) || actor.has(Role.ADMINISTRATOR))
                && actor.scope().covers(plan.regionCode());
    }

    private Map<UUID, List<Figure>> figures(Plan plan, List<ProposalState> found, List<Regions.Place> towns) {
        var names = new HashMap<String, String>();
        towns.forEach(one -> names.put(one.code(), one.name()));
        var now = new HashMap<List<Object>, BigDecimal>();
        amendLedger.inForce(plan.id()).forEach(target -> now.put(place(target), target.value()));
        var figures = new HashMap<UUID, List<Figure>>();
        for (var one : found) {
            figures.put(
                    one.proposalId(),
                    one.figures().stream()
                            .map(target -> new Figure(
                                    target.indicator(),
                                    names.getOrDefault(target.regionCode(), target.regionCode()),
                                    target.year(),
                                    now.get(place(target)),
                                    target.value()))
                            .sorted(Comparator.comparing(Figure::regionName).thenComparing(Figure::year))
                            .toList());
        }
        return figures;
    }

    private static List<Object> place(Target target) {
        return List.of(target.indicator(), target.regionCode(), target.year());
    }
}
