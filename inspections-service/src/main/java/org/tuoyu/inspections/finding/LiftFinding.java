package org.tuoyu.inspections.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** Lifts a finding whose rectification was verified. */
@ApplicationScoped
class LiftFinding {
    private final Findings findings;
    private final Outbox outbox;
    private final Clock clock;

    LiftFinding(Findings findings, Outbox outbox, Clock clock) {
        this.findings = findings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Finding lift(UUID id, long revision, LocalDate asked, String lifting, Actor actor) {
        var finding = Revisions.require(findings.require(id, actor.scope()), revision);
        var today = LocalDate.now(clock);
        var day = asked == null ? today : asked;
        if (day.isAfter(today)) throw ProblemException.invalid("/day", "day-in-future", day.toString());
        var before = finding.state();
        outbox.publish(actor, finding.lift(day, lifting), before);
        return finding;
    }
}
