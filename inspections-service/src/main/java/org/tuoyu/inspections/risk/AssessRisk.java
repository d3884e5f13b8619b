package org.tuoyu.inspections.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** Assesses institutions, shows what other weights would change, and what they would have changed. */
@ApplicationScoped
public class AssessRisk {
    private static final RuleKind KIND = new RuleKind("risk", RiskRules.class);
    private final RiskRecords records;
    private final RuleSets ruleSets;
    private final Session session;

    AssessRisk(RiskRecords records, RuleSets ruleSets, Session session) {
        this.records = records;
        this.ruleSets = ruleSets;
        this.session = session;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    /** Each by the rules of its own region; the riskiest first. */
    public List<Assessment> assess(RegionScope scope, LocalDate day) {
        var found = records.of(scope).values();
        var regions = found.stream().map(RiskRecord::regionCode).collect(Collectors.toSet());
        var rules = ruleSets.inForce(KIND, RiskRules.class, regions, day);
        return found.stream()
                .map(record ->
                        Assessment.of(record, rules.get(record.regionCode()).content(), day))
                .sorted((one, other) -> Double.compare(other.points(), one.points()))
                .toList();
    }

    /**
     * @param institutions by grade
     * @param other by grade with the other rules
     * @param changed those whose grade would be another
     */
    public record Simulation(Map<String, Long> institutions, Map<String, Long> other, List<Change> changed) {}

    public record Change(String uscc, String institutionName, String grade, String other) {}

    Simulation simulate(RegionScope scope, LocalDate day, RiskRules other) {
        var now = assess(scope, day);
        var then = records.of(scope).values().stream()
                .map(record -> Assessment.of(record, other, day))
                .collect(Collectors.toMap(Assessment::uscc, Function.identity()));
        var changed = now.stream()
                .filter(one -> !one.grade().equals(then.get(one.uscc()).grade()))
                .map(one -> new Change(
                        one.uscc(),
                        one.institutionName(),
                        one.grade(),
                        then.get(one.uscc()).grade()))
                .toList();
        return new Simulation(byGrade(now), byGrade(then.values()), changed);
    }

    private static Map<String, Long> byGrade(Iterable<Assessment> assessments) {
        var counts = new TreeMap<String, Long>();
        assessments.forEach(one -> counts.merge(one.grade(), 1L, Long::sum));
        return counts;
    }

    /**
     * @param grave findings that were looked at
     * @param earlier of them would have been met earlier, by so many days altogether
     * @param days on the average of all, earlier
     */
    public record BackTest(int grave, int earlier, long daysEarlier, double days, List<Met> findings) {}

    /**
     * @param metOn when it was found
     * @param visitBefore the last visit before that; null when there was none
     * @param grade after it
     * @param wouldBeMetOn when the next visit would have been due by that grade; null where no visit was before
     */
    public record Met(
            String findingId,
            String uscc,
            LocalDate metOn,
            LocalDate visitBefore,
            String grade,
            LocalDate wouldBeMetOn) {}

    /** How many days earlier would grave findings have been met, had each institution been visited as those rules say. */
    BackTest backTest(RegionScope scope, LocalDate from, LocalDate until, RiskRules rules) {
        var met = new ArrayList<Met>();
        for (var record : records.of(scope).values()) {
            for (var found : record.findings()) {
                if (found.severity() != Finding.Severity.GRAVE) continue;
                if (found.raisedOn().isBefore(from) || found.raisedOn().isAfter(until)) continue;
                met.add(met(record, found, rules));
            }
        }
        var days = met.stream()
                .filter(one -> one.wouldBeMetOn() != null)
                .mapToLong(one -> ChronoUnit.DAYS.between(one.wouldBeMetOn(), one.metOn()))
                .map(one -> Math.max(0, one)) // later: the visit that found it would have been made all the same
                .toArray();
        var sum = Arrays.stream(days).sum();
        var earlier = (int) Arrays.stream(days).filter(one -> one > 0).count();
        return new BackTest(met.size(), earlier, sum, met.isEmpty() ? 0 : (double) sum / met.size(), met);
    }

    private static Met met(RiskRecord record, RiskRecord.Found found, RiskRules rules) {
        var before = record.visits().stream()
                .filter(day -> day.isBefore(found.raisedOn()))
                .reduce((one, other) -> other)
                .orElse(null);
        if (before == null) return new Met(found.id(), record.uscc(), found.raisedOn(), null, null, null);
        var then = Assessment.of(record, rules, before);
        return new Met(
                found.id(),
                record.uscc(),
                found.raisedOn(),
                before,
                then.grade(),
                before.plusDays(then.visitEveryDays()));
    }

    /**
     * What an inspector finds beside what all find: for the manager to ask, never a factor of a grade.
     *
     * @param visits that were reported, patrols not counted
     * @param findings of them, for each visit
     * @param findingsOfAll of all inspectors of the region, for each visit
     */
    public record Difference(String inspector, long visits, double findings, double findingsOfAll) {}

    List<Difference> differences(RegionScope scope, LocalDate from, LocalDate until) {
        return session.createNativeQuery(
                        """
                        SELECT inspector, count(*) AS visits, round(avg(found), 2)::float8 AS findings,
                            round(sum(sum(found)) OVER () / sum(count(*)) OVER (), 2)::float8 AS findings_of_all
                        FROM (SELECT v.inspector, (SELECT count(*) FROM finding f WHERE f.visit_id = v.id) AS found FROM visit v
                            WHERE v.region_code LIKE :scope AND v.visited_on BETWEEN :first AND :last
                                AND v.nature <> 'PATROL') one
                        GROUP BY inspector ORDER BY inspector""",
                        Difference.class)
                .setParameter("scope", scope.like())
                .setParameter("first", from)
                .setParameter("last", until)
                .getResultList();
    }
}
