package org.tuoyu.institutions.filing;

import java.util.EnumSet;
import java.util.Set;
import org.tuoyu.platform.http.ProblemException;

/** 备案 procedure. The table is the documentation: a move that is not in it is refused with 409 and the moves that are. */
public enum FilingStatus {
    DRAFT,
    SUBMITTED,
    RETURNED,
    RECEIPTED,
    REFUSED,
    VERIFIED,
    WITHDRAWN;

    Set<FilingStatus> next() {
        return switch (this) {
            case DRAFT, RETURNED -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(RETURNED, RECEIPTED, REFUSED, WITHDRAWN);
            case RECEIPTED -> EnumSet.of(VERIFIED, REFUSED);
            case REFUSED, VERIFIED, WITHDRAWN -> EnumSet.noneOf(FilingStatus.class);
        };
    }

    FilingStatus moveTo(FilingStatus status) {
        if (!next().contains(status)) throw ProblemException.move("filing-move", this, status, next());
        return status;
    }
}
