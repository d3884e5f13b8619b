package org.tuoyu.targets.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.tuoyu.platform.http.ProblemException.Wrong;

/** Resolves the units that a document prints to departments, spelling variants included; a name nobody bears is refused. */
final class Responsible {
    private Responsible() {}

    /** Code of the department by each of its names. */
    static Map<String, String> byName(PlanRequest request, List<Wrong> wrong) {
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

    static List<Clause> clauses(PlanRequest request, Map<String, String> byName, List<Wrong> wrong) {
        var clauses = new ArrayList<Clause>();
        var numbers = new HashSet<String>();
        for (int i = 0; i < request.clauses().size(); i++) {
            var entry = request.clauses().get(i);
            var pointer = "/clauses/" + i;
            if (!numbers.add(entry.number())) wrong.add(new Wrong(pointer + "/number", "clause-twice", entry.number()));
            var units = new LinkedHashSet<String>();
            for (int n = 0; n < entry.responsible().size(); n++) {
                var name = entry.responsible().get(n);
                var code = byName.get(name);
                if (code == null) wrong.add(new Wrong(pointer + "/responsible/" + n, "department-unknown", name));
                else units.add(code);
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
}
