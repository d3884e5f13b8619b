package org.tuoyu.inspections.checklist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tuoyu.inspections.checklist.Answer.Outcome;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;

/**
 * What the answers to a checklist come to.
 *
 * @param unmet points that raise a finding
 * @param points that were reached, of {@code mostPoints} that applied
 * @param grade null where no cut-offs are published
 * @param vetoes codes of unmet points of which one alone makes the lowest grade
 */
record Judgement(List<Unmet> unmet, int points, int mostPoints, String grade, List<String> vetoes) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    record Unmet(Checklist.Item item, String note) {}

    /** All that is wrong with the answers is said at once. */
    static Judgement of(Checklist checklist, List<Answer> answers) {
        var given = given(checklist, answers);
        var unmet = new ArrayList<Unmet>();
        var vetoes = new ArrayList<String>();
        int points = 0;
        int most = 0;
        for (var item : checklist.items().toList()) {
            var answer = given.get(item.code());
            if (answer == null || answer.outcome() == Outcome.NOT_APPLICABLE) continue;
            points += answer.points(item.points());
            most += item.points();
            if (answer.outcome() != Outcome.NOT_MET) continue;
            if (item.severity() != null) unmet.add(new Unmet(item, answer.note()));
            if (item.veto()) vetoes.add(item.code());
        }
        var grade = vetoes.isEmpty() ? grade(checklist, points, most) : checklist.lowestGrade();
        return new Judgement(unmet, points, most, grade, vetoes);
    }

    private static String grade(Checklist checklist, int points, int most) {
        if (most == 0) return null;
        var reached = BigDecimal.valueOf(points).multiply(HUNDRED);
        return checklist.grades().stream()
                .filter(one -> reached.compareTo(one.fromPercent().multiply(BigDecimal.valueOf(most))) >= 0)
                .findFirst()
                .map(Checklist.Grade::name)
                .orElse(null);
    }

    private static Map<String, Answer> given(Checklist checklist, List<Answer> answers) {
        var items = checklist.items().collect(Collectors.toMap(Checklist.Item::code, Function.identity()));
        var given = new HashMap<String, Answer>();
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            var at = "/answers/" + i;
            var item = items.get(answer.item());
            if (item == null) {
                wrong.add(new Wrong(at + "/item", "answer-item-unknown", answer.item()));
                continue;
            }
            if (given.put(answer.item(), answer) != null) wrong.add(new Wrong(at + "/item", "code-twice"));
            if (answer.points() != null && answer.points() > item.points()) {
                wrong.add(new Wrong(at + "/points", "answer-points", answer.points(), item.points()));
            }
            if (!answer.isShown(item.evidence())) wrong.add(new Wrong(at, "answer-evidence", item.evidence()));
        }
        checklist
                .items()
                .filter(item -> applies(item, given) && !given.containsKey(item.code()))
                .forEach(item -> wrong.add(new Wrong("/answers", "answer-missing", item.code(), item.textZh())));
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return given;
    }

    private static boolean applies(Checklist.Item item, Map<String, Answer> given) {
        if (item.onlyIf() == null) return true;
        var before = given.get(item.onlyIf());
        return before != null && before.outcome() == Outcome.MET;
    }
}
