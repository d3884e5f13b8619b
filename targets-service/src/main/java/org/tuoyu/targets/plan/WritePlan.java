package org.tuoyu.targets.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.region.Regions;

/**
 * Brings in a plan as a draft, changes the draft, or amends the issued plan: its departments, its clauses with the
 * responsible units as the document prints them, its indicators.
 */
@ApplicationScoped
public class WritePlan {
    private final Plans plans;
    private final Regions regions;
    private final ReadyIndicators readyIndicators;
    private final PlanRevisions revisions;

    WritePlan(Plans plans, Regions regions, ReadyIndicators readyIndicators, PlanRevisions revisions) {
        this.plans = plans;
        this.regions = regions;
        this.readyIndicators = readyIndicators;
        this.revisions = revisions;
    }

    /** @param created false when the plan was there already; a plan that differs is changed */
    public record Written(Plan plan, boolean created) {}

    @Transactional
    public Written write(PlanRequest request, Actor actor) {
        if (!actor.scope().covers(request.regionCode())) throw ProblemException.forbidden("region-not-yours");
        var text = read(request);
        var regionCode = RegionScope.canonical(request.regionCode());
        var known = plans.named(regionCode, request.documentNumber());
        if (known == null) {
            var plan = new Plan(regionCode, request.documentNumber());
            var state = plan.write(text);
            plans.persist(plan);
            revisions.add(state, Amendment.wanted(plan, null), null, actor);
            return new Written(plan, true);
        }
        if (known.text().equals(text)) return new Written(known, false);
        var by = Amendment.wanted(known, request.amendment());
        var before = known.state();
        revisions.add(known.write(text), by, before, actor);
        return new Written(known, false);
    }

    private Plan.Text read(PlanRequest request) {
        var wrong = new ArrayList<Wrong>();
        if (regions.findById(RegionScope.canonical(request.regionCode())) == null) {
            wrong.add(new Wrong("/regionCode", "region-unknown", request.regionCode()));
        }
        if (request.lastYear() < request.firstYear()) wrong.add(new Wrong("/lastYear", "period"));
        var byName = Responsible.byName(request, wrong);
        var clauses = Responsible.clauses(request, byName, wrong);
        var indicators = readyIndicators.of(request, byName, wrong);
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return new Plan.Text(
                request.title(),
                request.issuedOn(),
                request.firstYear(),
                request.lastYear(),
                request.departments().stream()
                        .map(entry -> new Department(entry.code(), entry.name(), entry.duty()))
                        .toList(),
                clauses,
                indicators);
    }
}
