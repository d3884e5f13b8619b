package org.tuoyu.targets.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.region.Regions;

/**
 * Brings in a plan as a draft, changes the draft, or amends the issued plan: its departments, and its clauses with the responsible units as the document prints them. Printed
 * names are resolved to departments, spelling variants included; a name that nobody bears is refused.
 */
@ApplicationScoped
public class WritePlan {
    private final Plans plans;
    private final Regions regions;
    private final PlanRevisions revisions;

    WritePlan(Plans plans, Regions regions, PlanRevisions revisions) {
        this.plans = plans;
        this.regions = regions;
        this.revisions = revisions;
    }

    /** @param amendment by which an issued plan is changed; a draft needs none */
    @Schema(
            name = "PlanRequest",
            examples =
                    """
                    {"regionCode": "211104", "documentNumber": "示例〔2023〕1号", "title": "实施方案", "issuedOn": "2023-09-18",
                     "firstYear": 2023, "lastYear": 2025,
                     "departments": [{"code": "health", "name": "区卫生健康局", "aliases": ["卫生健康部门"], "duty": "业务指导"}],
                     "clauses": [{"number": "三(五)2", "heading": "严格监督管理", "text": "定期考核评估", "responsible": ["区卫生健康局"],
                                  "towns": true, "matters": ["supervision"]}]}""")
    public record Request(
            @NotBlank String regionCode,
            @NotBlank @Size(max = 100) String documentNumber,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate issuedOn,
            @Min(1949) @Max(2200) int firstYear,
            @Min(1949) @Max(2200) int lastYear,
            @NotEmpty @Size(max = 200) List<@Valid @NotNull DepartmentEntry> departments,
            @NotEmpty @Size(max = 500) List<@Valid @NotNull ClauseEntry> clauses,
            @Valid Amendment amendment) {}

    /** @param aliases other names under which the document prints the same department */
    public record DepartmentEntry(
            @NotBlank @Size(max = 60) String code,
            @NotBlank @Size(max = 100) String name,
            List<@NotBlank String> aliases,
            @Size(max = 4000) String duty) {}

    /** @param responsible the units in the printed order; the first leads */
    public record ClauseEntry(
            @NotBlank @Size(max = 30) String number,
            @NotBlank @Size(max = 200) String heading,
            @NotBlank @Size(max = 8000) String text,
            @NotNull List<@NotBlank String> responsible,
            boolean towns,
            List<@NotBlank String> matters) {}

    /** @param created false when the plan was there already; a plan that differs is corrected */
    public record Written(Plan plan, boolean created) {}

    @Transactional
    public Written write(Request request, Actor actor) {
        if (!actor.scope().covers(request.regionCode())) throw ProblemException.forbidden("region-not-yours");
        var wrong = new ArrayList<Wrong>();
        var regionCode = RegionScope.canonical(request.regionCode());
        if (regions.findById(regionCode) == null) {
            wrong.add(new Wrong("/regionCode", "region-unknown", request.regionCode()));
        }
        if (request.lastYear() < request.firstYear()) wrong.add(new Wrong("/lastYear", "period"));
        var byName = departmentsByName(request, wrong);
        var clauses = clauses(request, byName, wrong);
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);

        var departments = request.departments().stream()
                .map(entry -> new Department(entry.code(), entry.name(), entry.duty()))
                .toList();
        var known = plans.named(regionCode, request.documentNumber());
        var plan = known != null ? known : new Plan(regionCode, request.documentNumber());
        var before = known == null ? null : plan.state();
        if (before != null && same(before, request, departments, clauses)) return new Written(plan, false);
        var by = known == null ? null : Amendment.wanted(plan, request.amendment());
        var state = plan.write(
                request.title(), request.issuedOn(), request.firstYear(), request.lastYear(), departments, clauses);
        plans.persist(plan);
        revisions.add(state, by == null ? Amendment.wanted(plan, null) : by, before, actor);
        return new Written(plan, known == null);
    }

    private static Map<String, String> departmentsByName(Request request, List<Wrong> wrong) {
        var byName = new HashMap<String, String>();
        var codes = new HashSet<String>();
        for (int i = 0; i < request.departments().size(); i++) {
            var entry = request.departments().get(i);
            var pointer = "/departments/" + i;
            if (!codes.add(entry.code())) wrong.add(new Wrong(pointer + "/code", "department-twice", entry.code()));
            var names = new LinkedHashSet<String>(List.of(entry.name()));
            if (entry.aliases() != null) names.addAll(entry.aliases());
            for (var name : names) {
                if (byName.putIfAbsent(name, entry.code()) != null) {
                    wrong.add(new Wrong(pointer + "/name", "department-name-twice", name));
                }
            }
        }
        return byName;
    }

    private static List<Clause> clauses(Request request, Map<String, String> byName, List<Wrong> wrong) {
        var clauses = new ArrayList<Clause>();
        var numbers = new HashSet<String>();
        for (int i = 0; i < request.clauses().size(); i++) {
            var entry = request.clauses().get(i);
            var pointer = "/clauses/" + i;
            if (!numbers.add(entry.number())) wrong.add(new Wrong(pointer + "/number", "clause-twice", entry.number()));
            var units = new LinkedHashSet<String>();
            for (int n = 0; n < entry.responsible().size(); n++) {
                var code = byName.get(entry.responsible().get(n));
                if (code == null) {
                    wrong.add(new Wrong(
                            pointer + "/responsible/" + n,
                            "department-unknown",
                            entry.responsible().get(n)));
                } else units.add(code);
            }
            var ordered = List.copyOf(units);
            clauses.add(new Clause(
                    entry.number(),
                    entry.heading(),
                    entry.text(),
                    ordered.isEmpty() ? null : ordered.get(0),
                    ordered.stream().skip(1).toArray(String[]::new),
                    entry.towns(),
                    entry.matters() == null ? new String[0] : entry.matters().toArray(String[]::new)));
        }
        return clauses;
    }

    private static boolean same(PlanState known, Request request, List<Department> departments, List<Clause> clauses) {
        return known.title().equals(request.title())
                && known.issuedOn().equals(request.issuedOn())
                && known.firstYear() == request.firstYear()
                && known.lastYear() == request.lastYear()
                && known.departments()
                        .equals(departments.stream()
                                .map(one -> new PlanState.DepartmentState(one.code(), one.name(), one.duty()))
                                .toList())
                && known.clauses().equals(clauses.stream().map(Clause::state).toList());
    }
}
