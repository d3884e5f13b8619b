package org.tuoyu.targets.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.indicator.Indicators;
import org.tuoyu.targets.plan.Indicator;
import org.tuoyu.targets.task.ReadTasks;

/** Says what a fact is worth, and why. */
record Lines(Texts texts, BigDecimal lateShare) {
    /** The figure is rounded; whether it is met is judged on the exact parts. */
    private static final BigDecimal ALMOST = new BigDecimal("0.9999");

    /** As far as it was reached, no more than all of it. What was not reported was not reached. */
    Part.Line target(Indicator indicator, Indicators.Figure figure) {
        var name = texts.name(indicator.name(), indicator.nameEn());
        if (figure.value() == null) {
            return new Part.Line(texts.format("evaluation.unreported", name, figure.target()), BigDecimal.ZERO, 1);
        }
        return new Part.Line(
                texts.format("evaluation.target", name, figure.value(), figure.target()),
                reached(indicator, figure),
                1);
    }

    private static BigDecimal reached(Indicator indicator, Indicators.Figure figure) {
        if (Boolean.TRUE.equals(figure.met())) return BigDecimal.ONE;
        var higher = indicator.direction() == Indicator.Direction.HIGHER;
        var part = higher ? figure.value() : figure.target();
        var whole = higher ? figure.target() : figure.value();
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.divide(whole, 4, RoundingMode.DOWN).min(ALMOST).max(BigDecimal.ZERO);
    }

    Part.Line task(ReadTasks.Due duty) {
        return switch (duty.came()) {
            case IN_TIME -> new Part.Line(line("inTime", duty), BigDecimal.ONE, 1);
            case LATE -> new Part.Line(line("late", duty), lateShare, 1);
            case NOT_YET -> new Part.Line(line("missing", duty), BigDecimal.ZERO, 1);
        };
    }

    private String line(String how, ReadTasks.Due duty) {
        return texts.format("evaluation.task." + how, duty.clause(), duty.title(), duty.dueDay(), duty.reportedOn());
    }

    Part.Line answers(KnownAnswers.Answers month) {
        int all = month.inTime() + month.late() + month.unanswered();
        var share = all == 0
                ? BigDecimal.ONE
                : lateShare
                        .multiply(BigDecimal.valueOf(month.late()))
                        .add(BigDecimal.valueOf(month.inTime()))
                        .divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
        var text = texts.format("evaluation.answers", month.month(), month.inTime(), month.late(), month.unanswered());
        return new Part.Line(text, share, all);
    }
}
