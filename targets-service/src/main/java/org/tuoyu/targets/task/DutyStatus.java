package org.tuoyu.targets.task;

import java.util.EnumSet;
import java.util.Set;
import org.tuoyu.platform.http.ProblemException;

/** What became of a duty to report. */
public enum DutyStatus {
    OPEN,
    REPORTED,
    ACCEPTED,
    SENT_BACK;

    Set<DutyStatus> next() {
        return switch (this) {
            case OPEN, SENT_BACK -> EnumSet.of(REPORTED);
            case REPORTED -> EnumSet.of(REPORTED, ACCEPTED, SENT_BACK);
            case ACCEPTED -> EnumSet.noneOf(DutyStatus.class);
        };
    }

    DutyStatus moveTo(DutyStatus to) {
        if (!next().contains(to)) throw ProblemException.move("duty-move", this, to, next());
        return to;
    }
}
