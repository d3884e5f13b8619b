package org.tuoyu.inspections.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What an institution's record comes to on a day. A function of the record, the rules and the day: nothing else can weigh.
 *
 * @param points with two decimals
 * @param visitEveryDays how often it is visited with that grade
 * @param reasons what weighs, the heaviest first
 */
public record Assessment(
        String uscc,
        String institutionName,
        String regionCode,
        String grade,
        double points,
        int visitEveryDays,
        List<Reason> reasons) {

    /**
     * @param code FINDING_MINOR, FINDING_GRAVE_OPEN, FINDING_SERIOUS_OVERDUE, CERTIFICATE_LAPSED, INCIDENT, COMPLAINT,
     *     DEPARTMENT_WORST
     * @param of the finding, certificate or department that it is about
     */
    public record Reason(String code, String of, double points) {}

    static Assessment of(RiskRecord record, RiskRules rules, LocalDate day) {
        var reasons = new ArrayList<Reason>();
        var departments = new TreeMap<String, Double>();
        for (var found : record.findings()) {
            if (found.raisedOn().isAfter(day)) continue;
            var reason = weigh(found, rules, day);
            reasons.add(reason);
            if (found.department() != null) departments.merge(found.department(), reason.points(), Double::sum);
        }
        for (var event : record.events()) {
            if (event.day().isAfter(day)
                    || (event.until() != null && event.until().isBefore(day))) continue;
            reasons.add(new Reason(event.kind().name(), event.what(), weigh(event, rules, day)));
        }
        var points = reasons.stream().mapToDouble(Reason::points).sum();
        var grade = rules.grade(points);
        if (rules.oneWorstMakesAll()) {
            for (var department : departments.entrySet()) {
                if (!rules.grade(department.getValue()).equals(rules.worst()) || grade.equals(rules.worst())) continue;
                grade = rules.worst();
                reasons.add(new Reason("DEPARTMENT_WORST", department.getKey(), 0));
            }
        }
        reasons.sort((one, other) -> Double.compare(other.points(), one.points()));
        return new Assessment(
                record.uscc(),
                record.name(),
                record.regionCode(),
                grade.name(),
                rounded(points),
                grade.visitEveryDays(),
                reasons.stream()
                        .map(one -> new Reason(one.code(), one.of(), rounded(one.points())))
                        .toList());
    }

    /** What is open weighs in full however old it is; what was put right fades from that day on. */
    private static Reason weigh(RiskRecord.Found found, RiskRules rules, LocalDate day) {
        var code = "FINDING_" + found.severity();
        var points = rules.weight(found.severity());
        if (!found.isOpenOn(day)) {
            return new Reason(code, found.id(), points * faded(found.liftedOn(), rules, day));
        }
        if (found.dueDay().isBefore(day)) {
            return new Reason(code + "_OVERDUE", found.id(), points * rules.openFactor() * rules.overdueFactor());
        }
        return new Reason(code + "_OPEN", found.id(), points * rules.openFactor());
    }

    private static double weigh(RiskRecord.Event event, RiskRules rules, LocalDate day) {
        return switch (event.kind()) {
            case CERTIFICATE_LAPSED -> rules.lapsedCertificate();
            case INCIDENT -> rules.incident() * faded(event.day(), rules, day);
            case COMPLAINT -> rules.complaint() * faded(event.day(), rules, day);
        };
    }

    private static double faded(LocalDate since, RiskRules rules, LocalDate day) {
        return Math.pow(0.5, (double) ChronoUnit.DAYS.between(since, day) / rules.halfLifeDays());
    }

    private static double rounded(double points) {
        return Math.round(points * 100) / 100.0;
    }
}
