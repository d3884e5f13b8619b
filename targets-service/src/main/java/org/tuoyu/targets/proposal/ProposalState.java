package org.tuoyu.targets.proposal;

import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;
import org.tuoyu.targets.ledger.Target;

/**
 * A proposal after a change.
 *
 * @param regionCode whose proposal it is
 * @param note why it was sent back
 * @param documentNumber by which it was approved; null before
 * @param ledgerRevision that it has become; null before
 * @param figures that are proposed; others of the ledger stay as they are
 */
public record ProposalState(
        UUID proposalId,
        UUID planId,
        String regionCode,
        ProposalStatus status,
        String reason,
        String note,
        String documentNumber,
        Integer ledgerRevision,
        List<Target> figures,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return switch (status) {
            case PROPOSED -> "org.tuoyu.proposal.submitted.v1";
            case SENT_BACK -> "org.tuoyu.proposal.sent-back.v1";
            case APPROVED -> "org.tuoyu.proposal.approved.v1";
            case WITHDRAWN -> "org.tuoyu.proposal.withdrawn.v1";
        };
    }

    @Override
    public String subject() {
        return proposalId.toString();
    }
}
