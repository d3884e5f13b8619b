package org.tuoyu.targets.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.ledger.AmendLedger;
import org.tuoyu.targets.ledger.Target;
import org.tuoyu.targets.plan.Amendment;
import org.tuoyu.targets.plan.Plans;

/** Proposes other figures for a ledger, and decides. */
@ApplicationScoped
public class Propose {
    private final Proposals proposals;
    private final Plans plans;
    private final AmendLedger amendLedger;
    private final Outbox outbox;

    @ApplicationScoped
    static class Proposals implements PanacheRepositoryBase<Proposal, UUID> {}

    Propose(Proposals proposals, Plans plans, AmendLedger amendLedger, Outbox outbox) {
        this.proposals = proposals;
        this.plans = plans;
        this.amendLedger = amendLedger;
        this.outbox = outbox;
    }

    /** By a region for itself and those below it, in a plan of its own or of an authority above. */
    @Transactional
    public ProposalState submit(UUID planId, String reason, Set<Target> figures, Actor actor) {
        var plan = plans.requireVisible(planId, actor);
        check(planId, figures, actor);
        var region =
                actor.scope().covers(plan.regionCode()) ? plan.regionCode() : RegionScope.canonical(actor.region());
        var proposal = new Proposal(planId, region);
        var state = proposal.submit(reason, figures);
        proposals.persist(proposal);
        outbox.publish(actor, state, null);
        return state;
    }

    @Transactional
    ProposalState resubmit(UUID id, long expected, String reason, Set<Target> figures, Actor actor) {
        check(required(id, actor).planId(), figures, actor);
        return change(id, expected, actor, proposal -> proposal.submit(reason, figures));
    }

    @Transactional
    ProposalState withdraw(UUID id, long expected, Actor actor) {
        return change(id, expected, actor, Proposal::withdraw);
    }

    @Transactional
    ProposalState sendBack(UUID id, long expected, String note, Actor actor) {
        plans.requireOwn(required(id, actor).planId(), actor);
        return change(id, expected, actor, proposal -> proposal.sendBack(note));
    }

    /** All of it becomes the next revision of the ledger, by a document, for the reason given in it and from a day on. */
    @Transactional
    ProposalState approve(UUID id, long expected, String documentNumber, LocalDate validFrom, Actor actor) {
        var plan = plans.requireOwn(required(id, actor).planId(), actor);
        return change(id, expected, actor, proposal -> {
            proposal.status().moveTo(ProposalStatus.APPROVED);
            var by = new Amendment(documentNumber, proposal.state().reason(), validFrom);
            return proposal.approve(documentNumber, amendLedger.amend(plan, proposal.figures(), by, actor));
        });
    }

    private void check(UUID planId, Set<Target> figures, Actor actor) {
        figures.stream()
                .filter(figure -> !actor.scope().covers(figure.regionCode()))
                .findFirst()
                .ifPresent(figure -> {
                    throw ProblemException.forbidden("region-not-yours");
                });
        amendLedger.check(plans.requireVisible(planId, actor), figures);
    }

    private ProposalState change(UUID id, long expected, Actor actor, Function<Proposal, ProposalState> act) {
        var proposal = Revisions.require(required(id, actor), expected);
        var before = proposal.state();
        var state = act.apply(proposal);
        outbox.publish(actor, state, before);
        return state;
    }

    ProposalState one(UUID id, Actor actor) {
        return required(id, actor).state();
    }

    private Proposal required(UUID id, Actor actor) {
        return proposals
                .find("id = ?1 AND regionCode LIKE ?2", id, actor.scope().like())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("proposal", id));
    }

    List<ProposalState> of(UUID planId, UUID after, int limit, Actor actor) {
        return proposals
                .find(
                        "(?1 IS NULL OR planId = ?1) AND id > ?2 AND regionCode LIKE ?3 ORDER BY id",
                        planId,
                        after,
                        actor.scope().like())
                .page(0, limit)
                .list()
                .stream()
                .map(Proposal::state)
                .toList();
    }

    List<ProposalState> newest(UUID planId, int limit, Actor actor) {
        return proposals
                .find(
                        "planId = ?1 AND regionCode LIKE ?2 ORDER BY id DESC",
                        planId,
                        actor.scope().like())
                .page(0, limit)
                .list()
                .stream()
                .map(Proposal::state)
                .toList();
    }
}
