package org.tuoyu.inspections.draw;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.inspections.visit.PlanVisit;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** Announces draws, makes them, and plans the inspections that were drawn. */
@ApplicationScoped
class Draws implements PanacheRepositoryBase<Draw, UUID> {
    private static final int SEED_BYTES = 32;
    private final SecureRandom random = new SecureRandom();
    private final KnownInstitutions knownInstitutions;
    private final PlanVisit planVisit;
    private final Outbox outbox;

    Draws(KnownInstitutions knownInstitutions, PlanVisit planVisit, Outbox outbox) {
        this.knownInstitutions = knownInstitutions;
        this.planVisit = planVisit;
        this.outbox = outbox;
    }

    Draw require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("draw", id));
    }

    /** Whoever may not be inspected on that item by that day is refused now, not after the draw. */
    @Transactional
    Draw announce(Draw.Lists lists, Actor manager) {
        if (!manager.scope().covers(lists.regionCode())) throw ProblemException.forbidden("region-not-yours");
        var wrong = new ArrayList<Wrong>();
        var institutions = new TreeSet<>(lists.institutions());
        var inspectors = new TreeSet<>(lists.inspectors());
        if (lists.many() > institutions.size()) {
            wrong.add(new Wrong("/many", "draw-too-many", lists.many(), institutions.size()));
        }
        if (lists.each() > inspectors.size()) {
            wrong.add(new Wrong("/each", "draw-too-many", lists.each(), inspectors.size()));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        for (var uscc : institutions) {
            var institution = knownInstitutions.require(uscc, manager.scope());
            planVisit.checkDrawn(institution, lists.dueDay(), lists.item(), manager);
        }
        var seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        var draw = new Draw(lists, HexFormat.of().formatHex(seed));
        persist(draw);
        outbox.publish(manager, draw.state(), null);
        return draw;
    }

    @Transactional
    Draw draw(UUID id, long revision, String entropy, Actor manager) {
        var draw = Revisions.require(require(id), revision);
        if (!manager.scope().covers(draw.state().regionCode())) throw ProblemException.forbidden("region-not-yours");
        var before = draw.state();
        draw.draw(entropy);
        // In one order for all, since each is held; what may not be inspected any more does not undo the draw.
        var notPlanned = draw.drawn().stream()
                .sorted(Comparator.comparing(Drawing.Drawn::uscc))
                .filter(one -> !planVisit.drawn(one.uscc(), one.by().get(0), before.dueDay(), before.item(), manager))
                .map(Drawing.Drawn::uscc)
                .toList();
        draw.notPlanned(notPlanned);
        outbox.publish(manager, draw.state(), before);
        return draw;
    }
}
