package org.tuoyu.inspections.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.inspections.known.KnownPlans;
import org.tuoyu.inspections.visit.Visit;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;

/** Raises what a visit found, with the deadline and the consequence that its severity has. */
@ApplicationScoped
public class RaiseFinding {
    private final Findings findings;
    private final KnownPlans knownPlans;
    private final Rectification rectification;
    private final Outbox outbox;

    RaiseFinding(Findings findings, KnownPlans knownPlans, Rectification rectification, Outbox outbox) {
        this.findings = findings;
        this.knownPlans = knownPlans;
        this.rectification = rectification;
        this.outbox = outbox;
    }

    /** A clause that the region's plan does not have would reach nobody. */
    public void checkClauses(String regionCode, List<String> clauses) {
        var known = knownPlans.clausesFor(regionCode);
        if (known.isEmpty()) return; // the plan has not arrived yet
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < clauses.size(); i++) {
            if (!known.contains(clauses.get(i))) {
                wrong.add(new Wrong(
                        "/findings/" + i + "/clause", "clause-unknown", clauses.get(i), String.join(", ", known)));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    public void raise(
            Visit visit, Finding.Severity severity, String clause, String description, LocalDate day, Actor actor) {
        var terms = rectification.terms(visit.institution().regionCode(), day);
        var finding = new Finding(visit, new Finding.Seen(severity, clause, description, day), terms);
        var raised = finding.raise(actor.id());
        findings.persist(finding);
        outbox.publish(actor, raised, null);
    }

    /** What is not put right goes where the institution is now; each is announced again, with the new town. */
    public void follow(KnownInstitution institution, Actor because) {
        for (var finding : findings.open(institution.uscc())) {
            if (finding.institution().equals(institution)) continue;
            var before = finding.state();
            outbox.publish(because, finding.follow(institution), before);
        }
    }
}
