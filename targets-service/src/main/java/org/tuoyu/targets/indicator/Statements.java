package org.tuoyu.targets.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.board.Board;

/** Says what two figures together mean and neither says alone: "every town met its quota" is not "4.5 per thousand". */
final class Statements {
    private Statements() {}

    static List<Indicators.Statement> of(Board board, List<Indicators.Row> rows, Texts texts) {
        var statements = new ArrayList<Indicators.Statement>();
        for (var row : rows) {
            var own = row.own();
            if (!"slots".equals(row.indicator().numerator()) || own.target() == null || own.denominator() == null)
                continue;
            var name = texts.name(row.indicator().name(), row.indicator().nameEn());
            var wanted = Compute.wanted(
                    own.target(), own.denominator(), row.indicator().per());
            if (board.promisedBelow() != null) {
                var promised = BigDecimal.valueOf(board.promisedBelow());
                if (promised.compareTo(wanted) < 0) {
                    var rate = Compute.divided(
                            promised, own.denominator(), row.indicator().per());
                    statements.add(statement(
                            "promises-short",
                            texts,
                            promised,
                            own.denominator(),
                            rate,
                            name,
                            own.target(),
                            wanted.subtract(promised)));
                }
            }
            var allMet = board.below().stream().anyMatch(one -> one.targetSlots() != null)
                    && board.below().stream().allMatch(one -> one.targetSlots() == null || one.met());
            if (allMet && Boolean.FALSE.equals(own.met())) {
                statements.add(statement("all-met-rate-missed", texts, name, own.value(), own.target(), own.missing()));
            }
        }
        return statements;
    }

    private static Indicators.Statement statement(String code, Texts texts, Object... arguments) {
        return new Indicators.Statement(code, texts.format("statement." + code, arguments));
    }
}
