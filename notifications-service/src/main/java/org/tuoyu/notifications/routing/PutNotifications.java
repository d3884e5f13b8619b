package org.tuoyu.notifications.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.notifications.channels.AddDeliveries;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.rules.EscalationPolicy;
import org.tuoyu.notifications.rules.OfficeHours;
import org.tuoyu.notifications.rules.RuleKinds;
import org.tuoyu.platform.CopyRows;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.Span;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.Standing;

/** Writes the notifications of many events at once, each with its clocks and the steps that follow when nobody answers. */
@ApplicationScoped
class PutNotifications {
    private static final CopyRows PUT = new CopyRows(
            "notification",
            """
            id uuid, event_id uuid, event_type text, subject text, occurred_at timestamptz, recipient_region text,
            recipient_district text, recipient_department text, role text, acts boolean, plan_id uuid, plan_sequence bigint,
            clause text, rule_id uuid, region_code text, urgent boolean, created_at timestamptz, deliver_by timestamptz,
            delivered_at timestamptz, acknowledge_by timestamptz, acknowledge_unit text, due_day date, due_provisional boolean,
            done_by timestamptz, done_unit text, policy_id uuid, step_at timestamptz[], step_unit text[], step_tell text[],
            next_step_at timestamptz, revision bigint, row_version int""");

    private static final int DISTRICT_DIGITS = 6;
    private final RuleSets ruleSets;
    private final WorkingDays workingDays;
    private final AddDeliveries addDeliveries;
    private final Session session;
    private final Clock clock;

    private record Row(UUID id, Decision decision, Recipient recipient) {}

    PutNotifications(
            RuleSets ruleSets, WorkingDays workingDays, AddDeliveries addDeliveries, Session session, Clock clock) {
        this.ruleSets = ruleSets;
        this.workingDays = workingDays;
        this.addDeliveries = addDeliveries;
        this.session = session;
        this.clock = clock;
    }

    void put(List<Decision> decisions, DecideRoutes.Batch batch) {
        if (decisions.isEmpty()) return;
        var rows = new ArrayList<Row>();
        var kinds = new HashSet<String>(Set.of(RuleKinds.WORKING_HOURS.code()));
        var regions = new HashSet<String>();
        for (var decision : decisions) {
            var policy = decision.route().escalation();
            if (policy != null) kinds.add(RuleKinds.ESCALATION.of(policy).code());
            for (var recipient : decision.recipients()) {
                rows.add(new Row(Ids.next(), decision, recipient));
                regions.add(recipient.region());
            }
        }
        var standing = ruleSets.standing(kinds, regions, LocalDate.now(clock));
        var clocks = new Clocks(clock.instant(), clock.getZone());
        var toPosts = addDeliveries.prepare(rows.stream()
                .map(row -> new AddDeliveries.Told(
                        row.id(),
                        row.recipient().region(),
                        row.recipient().department(),
                        row.decision().route().urgent(),
                        0,
                        AddDeliveries.Whom.AT_ONCE))
                .toList());
        var values = rows.stream()
                .map(row -> values(row, standing, clocks, batch, toPosts.reaches(row.id())))
                .toList();
        session.doWork(connection -> PUT.write(connection, values));
        addDeliveries.add(toPosts);
    }

    private Object[] values(Row row, Standing standing, Clocks clocks, DecideRoutes.Batch batch, boolean reachesPosts) {
        var event = row.decision().event();
        var route = row.decision().route();
        var clause = row.decision().clause();
        var recipient = row.recipient();
        var office = office(standing, recipient.region());
        var answer = clocks.end(office, route.acknowledge());
        var steps = new ArrayList<Instant>();
        var units = new ArrayList<String>();
        var told = new ArrayList<String>();
        var policyId = route.escalation() == null
                ? null
                : standing.id(RuleKinds.ESCALATION.of(route.escalation()).code(), recipient.region())
                        .orElse(null);
        if (policyId != null) {
            var policy = ruleSets.of(policyId, EscalationPolicy.class).content();
            for (var step : policy.steps()) {
                var whom = step.tell() == EscalationPolicy.To.ABOVE
                        ? above(recipient, row.decision(), batch)
                        : step.tell().name();
                if (whom == null) continue;
                var since = step.after().unit() == Span.Unit.WORKING_DAYS
                        ? answer.at().minusNanos(1) // counted from the last day to answer
                        : answer.at();
                steps.add(clocks.end(office, since, step.after()).at());
                units.add(step.after().unit().name());
                told.add(whom);
            }
        }
        var done = recipient.acts() ? route.done() : null;
        var now = clocks.now();
        return new Object[] {
            row.id(),
            event.id(),
            event.type(),
            event.subject(),
            event.time().toInstant(),
            recipient.region(),
            recipient.region().substring(0, DISTRICT_DIGITS),
            recipient.department(),
            recipient.role().name(),
            recipient.acts(),
            clause.planId(),
            clause.planSequence(),
            clause.number(),
            row.decision().ruleId(),
            event.regionCode(),
            route.urgent(),
            now,
            route.deliver() == null ? null : clocks.end(office, route.deliver()).at(),
            reachesPosts ? null : now,
            answer.at(),
            route.acknowledge().unit().name(),
            answer.dayIn(clocks.zone()),
            answer.provisional(),
            done == null ? null : clocks.end(office, done).at(),
            done == null ? null : done.unit().name(),
            policyId,
            steps,
            units,
            told,
            steps.isEmpty() ? null : steps.get(0),
            1L,
            0
        };
    }

    /** 村 → 镇街 → the lead of the clause; a department → the lead of the whole. Null when there is nobody above. */
    private static String above(Recipient recipient, Decision decision, DecideRoutes.Batch batch) {
        var clause = decision.clause();
        var lead = clause.lead() == null ? null : clause.planRegion() + "/" + clause.lead();
        if (recipient.department().equals(Directory.TOWN)) {
            var town = RegionScope.of(clause.planRegion()).below(recipient.region());
            return town == null || town.equals(recipient.region()) ? lead : town + "/" + Directory.TOWN;
        }
        return batch.ofTheWhole(decision.event())
                .filter(whole -> whole.lead() != null)
                .map(whole -> whole.planRegion() + "/" + whole.lead())
                .filter(inbox -> !inbox.equals(recipient.inbox()))
                .orElse(null);
    }

    private Clocks.Office office(Standing standing, String region) {
        var id = standing.id(RuleKinds.WORKING_HOURS.code(), region)
                .orElseThrow(() -> new IllegalStateException("There are no working-hours rules"));
        return new Clocks.Office(
                id, ruleSets.of(id, OfficeHours.class).content().on(workingDays, clock.getZone()));
    }
}
