package org.tuoyu.targets.proposal;

import java.util.EnumSet;
import java.util.Set;
import org.tuoyu.platform.http.ProblemException;

/** Where a proposal stands. What is approved is locked: it changes by another proposal or an amendment only. */
public enum ProposalStatus {
    PROPOSED,
    SENT_BACK,
    APPROVED,
    WITHDRAWN;

    Set<ProposalStatus> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(SENT_BACK, APPROVED, WITHDRAWN);
            case SENT_BACK -> EnumSet.of(PROPOSED, WITHDRAWN);
            case APPROVED, WITHDRAWN -> EnumSet.noneOf(ProposalStatus.class);
        };
    }

    ProposalStatus moveTo(ProposalStatus to) {
        if (!next().contains(to)) throw ProblemException.move("proposal-move", this, to, next());
        return to;
    }
}
