package org.tuoyu.targets.forecast;

import org.tuoyu.platform.web.Texts;
import org.tuoyu.targets.board.Board;

/** Says a standing in words. */
final class Reasons {
    private Reasons() {}

    static String of(Board board, Board.Row row, Forecast forecast, Texts texts) {
        var year = Integer.toString(board.year());
        return switch (forecast.standing()) {
            case NO_PROMISE -> texts.format("standing.NO_PROMISE.reason", year);
            case MET, MISSED ->
                texts.format(
                        "standing." + forecast.standing() + ".reason",
                        year,
                        row.targetSlots(),
                        row.filedSlots(),
                        row.gap());
            case ON_COURSE ->
                row.met()
                        ? texts.format("standing.ON_COURSE.already", row.filedSlots(), row.targetSlots())
                        : texts.format(
                                "standing.ON_COURSE.reason",
                                row.filedSlots(),
                                forecast.pipelineSlots(),
                                forecast.monthlyPace(),
                                forecast.expectedSlots(),
                                row.targetSlots());
            case AT_RISK ->
                texts.format(
                        "standing.AT_RISK.reason",
                        row.filedSlots(),
                        forecast.pipelineSlots(),
                        forecast.monthlyPace(),
                        forecast.expectedSlots(),
                        row.targetSlots(),
                        forecast.metOn() == null
                                ? texts.get("standing.never")
                                : texts.format("standing.on", forecast.metOn()));
        };
    }
}
