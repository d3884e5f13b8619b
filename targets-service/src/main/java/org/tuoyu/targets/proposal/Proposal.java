package org.tuoyu.targets.proposal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;
import org.tuoyu.targets.ledger.Target;

/** Figures that a region proposes for the ledger of a plan, and what became of them. */
@Entity
class Proposal extends Aggregate {
    @Id
    private UUID id;

    private UUID planId;
    private String regionCode;

    @Enumerated(EnumType.STRING)
    private ProposalStatus status = ProposalStatus.PROPOSED;

    private String reason;
    private String note;
    private String documentNumber;
    private Integer ledgerRevision;

    @ElementCollection
    @CollectionTable(name = "proposal_figure", joinColumns = @JoinColumn(name = "proposal_id"))
    private Set<Target> figures = new HashSet<>();

    protected Proposal() {}

    Proposal(UUID planId, String regionCode) {
        this.id = Ids.next();
        this.planId = planId;
        this.regionCode = regionCode;
    }

    ProposalState submit(String reason, Set<Target> figures) {
        if (revision() > 0) status = status.moveTo(ProposalStatus.PROPOSED);
        this.reason = reason;
        this.figures.clear();
        this.figures.addAll(figures);
        nextRevision();
        return state();
    }

    ProposalState sendBack(String note) {
        status = status.moveTo(ProposalStatus.SENT_BACK);
        this.note = note;
        nextRevision();
        return state();
    }

    ProposalState withdraw() {
        status = status.moveTo(ProposalStatus.WITHDRAWN);
        nextRevision();
        return state();
    }

    /** By a document, with which it has become a revision of the ledger. */
    ProposalState approve(String documentNumber, int ledgerRevision) {
        status = status.moveTo(ProposalStatus.APPROVED);
        this.documentNumber = documentNumber;
        this.ledgerRevision = ledgerRevision;
        nextRevision();
        return state();
    }

    ProposalState state() {
        return new ProposalState(
                id,
                planId,
                regionCode,
                status,
                reason,
                note,
                documentNumber,
                ledgerRevision,
                figures.stream()
                        .sorted(Comparator.comparing(Target::indicator)
                                .thenComparing(Target::regionCode)
                                .thenComparing(Target::year))
                        .toList(),
                revision());
    }

    UUID id() {
        return id;
    }

    UUID planId() {
        return planId;
    }

    ProposalStatus status() {
        return status;
    }

    String reason() {
        return reason;
    }

    Set<Target> figures() {
        return figures;
    }
}
