package org.tuoyu.inspections.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tuoyu.inspections.finding.Finding.Severity;

/** Risk by published weights, and by nothing else. */
class AssessmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final RiskRules RULES = rules(true);

    @Test
    void nothingOnRecordIsTheBestGrade() {
        assertThat(assess(RULES).grade()).isEqualTo("A");
        assertThat(assess(RULES).reasons()).isEmpty();
    }

    @Test
    void whatIsOverdueWeighsMoreThanWhatIsOpenAndThatMoreThanWhatWasPutRight() {
        var lifted = assess(RULES, found(Severity.GRAVE, 10, 20, 10));
        var open = assess(RULES, found(Severity.GRAVE, 10, -20, null));
        var overdue = assess(RULES, found(Severity.GRAVE, 10, 5, null));
        assertThat(lifted.points()).isLessThan(open.points());
        assertThat(open.points()).isLessThan(overdue.points());
        assertThat(overdue.reasons().get(0).code()).isEqualTo("FINDING_GRAVE_OVERDUE");
    }

    @Test
    void whatWasPutRightWeighsHalfAfterTheHalfLife() {
        assertThat(assess(RULES, found(Severity.SERIOUS, 400, 390, 365)).points())
                .isEqualTo(2.5);
    }

    @Test
    void theLowestGradeWithOneDepartmentIsTheGradeOfTheWholeWhereTheRulesSaySo() {
        var bad = List.of(found(Severity.GRAVE, 10, 5, null)); // 80 points: D
        assertThat(assess(RULES, bad.get(0)).grade()).isEqualTo("D");
        var rules = new RiskRules(
                1,
                5,
                20,
                1,
                1,
                365,
                10,
                30,
                3,
                true,
                List.of(new RiskRules.Grade("A", 0, 365), new RiskRules.Grade("D", 20, 30)));
        assertThat(assess(rules, found(Severity.GRAVE, 1, -5, null)).grade()).isEqualTo("D");
    }

    /** More on record never makes a grade better; putting something right never makes it worse. */
    @Property
    void pointsRiseWithWhatIsFoundAndFallWithWhatIsPutRight(@ForAll("findings") List<RiskRecord.Found> findings) {
        double before = 0;
        for (int i = 1; i <= findings.size(); i++) {
            var now = assess(RULES, findings.subList(0, i).toArray(RiskRecord.Found[]::new))
                    .points();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
        var allRight = findings.stream()
                .map(one -> new RiskRecord.Found(
                        one.id(),
                        one.severity(),
                        one.department(),
                        one.raisedOn(),
                        one.dueDay(),
                        one.liftedOn() == null ? TODAY : one.liftedOn()))
                .toArray(RiskRecord.Found[]::new);
        assertThat(assess(RULES, allRight).points()).isLessThanOrEqualTo(before + 0.01);
    }

    @Property
    void theOrderOfTheRecordAndTheDayAfterItChangeNothingThatIsSaid(
            @ForAll("findings") List<RiskRecord.Found> findings) {
        var turned = new ArrayList<>(findings);
        java.util.Collections.reverse(turned);
        var one = assess(RULES, findings.toArray(RiskRecord.Found[]::new));
        var other = assess(RULES, turned.toArray(RiskRecord.Found[]::new));
        assertThat(other.grade()).isEqualTo(one.grade());
        assertThat(other.points()).isEqualTo(one.points(), org.assertj.core.api.Assertions.within(0.011));
    }

    @Provide
    Arbitrary<List<RiskRecord.Found>> findings() {
        var days = Arbitraries.integers().between(0, 2000);
        return Combinators.combine(
                        Arbitraries.of(Severity.class),
                        days,
                        Arbitraries.integers().between(-50, 50),
                        days.injectNull(0.5))
                .as((severity, raised, due, lifted) ->
                        found(severity, raised, raised - 20, lifted == null || lifted > raised ? null : lifted))
                .list()
                .ofMaxSize(12);
    }

    private static Assessment assess(RiskRules rules, RiskRecord.Found... findings) {
        var record = new RiskRecord("u", "n", "211104", Arrays.asList(findings), List.of(), List.of());
        return Assessment.of(record, rules, TODAY);
    }

    /** @param lifted days ago; null while it is open */
    private static RiskRecord.Found found(Severity severity, int raised, int due, Integer lifted) {
        return new RiskRecord.Found(
                "f",
                severity,
                "health",
                TODAY.minusDays(raised),
                TODAY.minusDays(due),
                lifted == null ? null : TODAY.minusDays(lifted));
    }

    private static RiskRules rules(boolean oneWorstMakesAll) {
        return new RiskRules(
                1,
                5,
                20,
                2,
                2,
                365,
                10,
                30,
                3,
                oneWorstMakesAll,
                List.of(
                        new RiskRules.Grade("A", 0, 365),
                        new RiskRules.Grade("B", 5, 180),
                        new RiskRules.Grade("C", 20, 90),
                        new RiskRules.Grade("D", 40, 30)));
    }
}
