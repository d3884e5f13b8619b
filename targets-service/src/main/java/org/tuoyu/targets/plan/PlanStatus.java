package org.tuoyu.targets.plan;

import java.util.EnumSet;
import java.util.Set;
import org.tuoyu.platform.http.ProblemException;

/** Where a plan stands. A draft changes freely; an issued plan only by a document that is named (调整). */
public enum PlanStatus {
    DRAFT,
    ISSUED,
    CLOSED,
    WITHDRAWN;

    Set<PlanStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(ISSUED, WITHDRAWN);
            case ISSUED -> EnumSet.of(CLOSED);
            case CLOSED, WITHDRAWN -> EnumSet.noneOf(PlanStatus.class);
        };
    }

    PlanStatus moveTo(PlanStatus to) {
        if (!next().contains(to)) throw ProblemException.move("plan-move", this, to, next());
        return to;
    }
}
