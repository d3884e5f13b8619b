package org.tuoyu.inspections.risk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.rules.RuleKind;

/**
 * What weighs how much, in points; published by each region. National grades are not known: local configuration.
 *
 * @param minor points of a minor finding on the day on which it was raised
 * @param openFactor by which a finding weighs more while it is not put right
 * @param overdueFactor by which it weighs more still when that is overdue
 * @param halfLifeDays in which a finding that was put right comes to weigh half
 * @param lapsedCertificate points of each certificate that is not valid any more
 * @param incident points of each serious incident, less with its age as findings
 * @param complaint points of each visit that a complaint caused, less with its age
 * @param grades from the best down
 * @param oneWorstMakesAll whether the lowest grade with one department is the grade of the whole (一个D则为D)
 */
public record RiskRules(
        @DecimalMin("0") double minor,
        @DecimalMin("0") double serious,
        @DecimalMin("0") double grave,
        @DecimalMin("1") double openFactor,
        @DecimalMin("1") double overdueFactor,
        @Min(1) @Max(36500) int halfLifeDays,
        @DecimalMin("0") double lapsedCertificate,
        @DecimalMin("0") double incident,
        @DecimalMin("0") double complaint,
        boolean oneWorstMakesAll,
        @NotEmpty @Size(max = 10) List<@Valid @NotNull Grade> grades)
        implements RuleKind.Content {

    /**
     * @param from points; the best grade begins at 0
     * @param visitEveryDays how often an institution of the grade is visited
     */
    public record Grade(
            @NotBlank @Size(max = 20) String name,
            @DecimalMin("0") double from,
            @Min(1) @Max(3660) int visitEveryDays) {}

    double weight(Finding.Severity severity) {
        return switch (severity) {
            case MINOR -> minor;
            case SERIOUS -> serious;
            case GRAVE -> grave;
        };
    }

    Grade grade(double points) {
        var found = grades.get(0);
        for (var grade : grades) if (points >= grade.from()) found = grade;
        return found;
    }

    Grade worst() {
        return grades.get(grades.size() - 1);
    }

    @Override
    public List<Wrong> contradictions() {
        var wrong = new ArrayList<Wrong>();
        if (grades.get(0).from() != 0) wrong.add(new Wrong("/content/grades/0/from", "grade-from-zero"));
        for (int i = 1; i < grades.size(); i++) {
            if (grades.get(i).from() <= grades.get(i - 1).from()) {
                wrong.add(new Wrong("/content/grades/" + i + "/from", "must-rise"));
            }
            if (grades.get(i).visitEveryDays() > grades.get(i - 1).visitEveryDays()) {
                wrong.add(new Wrong("/content/grades/" + i + "/visitEveryDays", "worse-not-rarer"));
            }
        }
        if (serious < minor) wrong.add(new Wrong("/content/serious", "severity-not-lighter"));
        if (grave < serious) wrong.add(new Wrong("/content/grave", "severity-not-lighter"));
        return wrong;
    }
}
