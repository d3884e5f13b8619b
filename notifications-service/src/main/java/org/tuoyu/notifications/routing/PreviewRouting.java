package org.tuoyu.notifications.routing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.rules.Route;
import org.tuoyu.notifications.rules.Routes;
import org.tuoyu.notifications.rules.Wording;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.calendar.Span;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.web.Texts;

/** Who would be told of an event, and what other rules would have changed. Nothing is written. */
@ApplicationScoped
class PreviewRouting {
    private static final int EXAMPLES = 20;
    private static final int MOST_EVENTS = 5_000;
    private final DecideRoutes decideRoutes;
    private final Directory directory;
    private final Wording wording;
    private final Session session;
    private final Clock clock;

    /** @param reason why not: told-already, not-in-rule, no-such-place */
    record Unit(String region, String department, String name, Route.Role role, boolean acts, String reason) {
        private Directory.Inbox inbox(UUID plan) {
            return new Directory.Inbox(plan, region, department);
        }

        private Unit called(String name) {
            return new Unit(region, department, name, role, acts, reason);
        }
    }

    /**
     * @param waits no plan covers the region: the event would be held until one comes
     * @param fellBack no rule or no clause for it: it goes to the lead of the whole
     */
    record Preview(
            boolean waits,
            boolean fellBack,
            UUID ruleId,
            String clause,
            String clauseHeading,
            Boolean urgent,
            Span acknowledge,
            Span done,
            String escalation,
            String title,
            String reason,
            List<Unit> told,
            List<Unit> notTold) {}

    /** An event that would have gone to others. */
    record Changed(UUID eventId, OffsetDateTime time, String regionCode, List<String> before, List<String> after) {}

    /**
     * @param events of the kind in that time and region, at most 5,000
     * @param changed how many of them would have gone to others
     * @param before how often each inbox was told, by region/department
     */
    record Trial(
            int events, int changed, Map<String, Integer> before, Map<String, Integer> after, List<Changed> examples) {}

    private record Row(
            UUID id,
            String type,
            String subject,
            long sequence,
            java.time.Instant occurredAt,
            String regionCode,
            String clause,
            String data) {
        Event event() {
            return new Event(
                    id,
                    type,
                    "/trial",
                    subject,
                    sequence,
                    occurredAt.atOffset(java.time.ZoneOffset.UTC),
                    regionCode,
                    "trial",
                    clause,
                    null,
                    EventJson.tree(data));
        }
    }

    PreviewRouting(DecideRoutes decideRoutes, Directory directory, Wording wording, Session session, Clock clock) {
        this.decideRoutes = decideRoutes;
        this.directory = directory;
        this.wording = wording;
        this.session = session;
        this.clock = clock;
    }

    /** @param proposed rules that are not recorded yet; null: those in force */
    Preview preview(String type, String regionCode, String clause, JsonNode data, Routes proposed, Texts texts) {
        var event = new Event(
                Ids.next(),
                type,
                "/preview",
                "preview",
                1,
                OffsetDateTime.now(clock),
                RegionScope.canonical(regionCode),
                "preview",
                clause,
                null,
                data);
        var batch = decideRoutes.inForce(List.of(event));
        var decision = batch.decide(event, rules(batch, event, proposed));
        var route = decision.route();
        var words = wording.inForce(List.of(type), List.of(event.regionCode()))
                .words(type, event.regionCode(), data, texts);
        var found = decision.clause();
        var units = units(decision);
        return new Preview(
                decision.waitsForPlan(),
                decision.fellBack(),
                decision.ruleId(),
                found == null ? null : found.number(),
                found == null ? null : found.heading(),
                route == null ? null : route.urgent(),
                route == null ? null : route.acknowledge(),
                route == null ? null : route.done(),
                route == null ? null : route.escalation(),
                words.title(),
                words.reason(),
                units.stream().filter(unit -> unit.reason() == null).toList(),
                units.stream().filter(unit -> unit.reason() != null).toList());
    }

    /** Those who are told, then those who are not. */
    private List<Unit> units(Decision decision) {
        if (decision.clause() == null) return List.of();
        var plan = decision.clause().planId();
        var told = decision.recipients().stream()
                .map(one -> new Unit(one.region(), one.department(), null, one.role(), one.acts(), null));
        var notTold = decision.passedOver().stream()
                .map(one -> new Unit(one.region(), one.department(), null, one.role(), false, one.reason()));
        var units = Stream.concat(told, notTold).toList();
        var names = directory.names(units.stream().map(one -> one.inbox(plan)).collect(Collectors.toSet()));
        return units.stream().map(one -> one.called(names.get(one.inbox(plan)))).toList();
    }

    /** What the rules would have changed in the last days, had they been in force. */
    Trial trial(String type, Routes proposed, RegionScope scope, int days) {
        var events = session
                .createNativeQuery(
                        """
                        SELECT id, type, subject, sequence, occurred_at, region_code, clause, data FROM event
                        WHERE type = :type AND received_at >= :since AND region_code ~>=~ :from AND region_code ~<~ :end
                        ORDER BY position DESC LIMIT :most""",
                        Row.class)
                .setParameter("type", type)
                .setParameter("since", OffsetDateTime.now(clock).minus(Duration.ofDays(days)))
                .setParameter("from", scope.from())
                .setParameter("end", scope.end())
                .setParameter("most", MOST_EVENTS)
                .getResultList()
                .stream()
                .map(Row::event)
                .toList();
        var batch = decideRoutes.inForce(events);
        var before = new TreeMap<String, Integer>();
        var after = new TreeMap<String, Integer>();
        var examples = new ArrayList<Changed>();
        int changed = 0;
        for (var event : events) {
            var was = told(batch.decide(event, batch.rules(event)), before);
            var would = told(batch.decide(event, rules(batch, event, proposed)), after);
            if (was.equals(would)) continue;
            changed++;
            if (examples.size() < EXAMPLES) {
                examples.add(new Changed(event.id(), event.time(), event.regionCode(), was, would));
            }
        }
        return new Trial(events.size(), changed, before, after, examples);
    }

    private static List<String> told(Decision decision, Map<String, Integer> counts) {
        var inboxes = decision.recipients().stream().map(Recipient::inbox).toList();
        inboxes.forEach(inbox -> counts.merge(inbox, 1, Integer::sum));
        return inboxes;
    }

    private static Optional<DecideRoutes.Found> rules(DecideRoutes.Batch batch, Event event, Routes proposed) {
        return proposed == null ? batch.rules(event) : Optional.of(new DecideRoutes.Found(null, proposed));
    }
}
