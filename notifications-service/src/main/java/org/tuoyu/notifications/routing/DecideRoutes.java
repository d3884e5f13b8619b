package org.tuoyu.notifications.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.notifications.directory.Directory.Clause;
import org.tuoyu.notifications.directory.Directory.Question;
import org.tuoyu.notifications.rules.Route;
import org.tuoyu.notifications.rules.Routes;
import org.tuoyu.notifications.rules.RuleKinds;
import org.tuoyu.platform.events.Event;
import org.tuoyu.platform.rules.RuleSets;
import org.tuoyu.platform.rules.Standing;

/** By which rule and clause an event goes to whom. Asks for each rule and each clause once a batch. */
@ApplicationScoped
class DecideRoutes {
    private static final String OURS = "/notifications";
    static final String EVERYTHING_ELSE = "*";
    private final RuleSets ruleSets;
    private final Directory directory;
    private final Clock clock;

    /** Rules and where they come from. */
    record Found(UUID id, Routes routes) {}

    DecideRoutes(RuleSets ruleSets, Directory directory, Clock clock) {
        this.ruleSets = ruleSets;
        this.directory = directory;
        this.clock = clock;
    }

    Batch inForce(Collection<Event> events) {
        var kinds = new HashSet<String>(Set.of(kind(EVERYTHING_ELSE)));
        var regions = new HashSet<String>();
        for (var event : events) {
            kinds.add(kind(event.type()));
            regions.add(event.regionCode());
        }
        var batch = new Batch(ruleSets.standing(kinds, regions, LocalDate.now(clock)));
        batch.ask(events);
        return batch;
    }

    private static boolean isOurs(Event event) {
        return event.source().equals(OURS);
    }

    static String kind(String type) {
        return RuleKinds.ROUTING.of(type).code();
    }

    /** What was found in force for some events. */
    final class Batch {
        private final Standing standing;
        private final Map<Question, Optional<Clause>> clauses = new HashMap<>();

        private Batch(Standing standing) {
            this.standing = standing;
        }

        /** All clauses that the rules in force will need, in one question. */
        private void ask(Collection<Event> events) {
            var questions = new HashSet<Question>();
            for (var event : events) {
                if (!isTold(event)) continue;
                var rules = taking(event, rules(event));
                var route = rules.routes().first(event.data());
                if (route.isEmpty() || route.get().tell().isEmpty()) continue;
                var whole = everythingElse(event).routes().first(event.data()).orElse(route.get());
                questions.add(question(event, event.clause(), route.get().matter(), whole.matter()));
                questions.add(question(event, null, whole.matter(), whole.matter()));
            }
            var found = directory.governing(questions);
            questions.forEach(question -> clauses.put(question, Optional.ofNullable(found.get(question))));
        }

        /** Not what this service says of its own acts where no rule names it: that is for the feed only. */
        boolean isTold(Event event) {
            return !isOurs(event) || rules(event).isPresent();
        }

        /** The rules for its kind; empty when there are none of its own. */
        Optional<Found> rules(Event event) {
            return standing.id(kind(event.type()), event.regionCode()).map(this::found);
        }

        private Found everythingElse(Event event) {
            return standing.id(kind(EVERYTHING_ELSE), event.regionCode())
                    .map(this::found)
                    .orElseThrow(() -> new IllegalStateException("There are no routing rules for " + EVERYTHING_ELSE));
        }

        private Found found(UUID id) {
            return new Found(id, ruleSets.of(id, Routes.class).content());
        }

        /** Those of its kind when one of their routes takes the event, otherwise those for everything else. */
        private Found taking(Event event, Optional<Found> own) {
            return own.filter(found ->
                            isOurs(event) || found.routes().first(event.data()).isPresent())
                    .orElseGet(() -> everythingElse(event));
        }

        Decision decide(Event event, Optional<Found> own) {
            var rules = taking(event, own);
            var fellBack = own.isEmpty() || rules != own.get();
            var route = rules.routes().first(event.data());
            if (route.isEmpty() || route.get().tell().isEmpty()) {
                return new Decision(event, rules.id(), route.orElse(null), null, false, fellBack, List.of(), List.of());
            }
            var whole = everythingElse(event);
            var wholeRoute = whole.routes().first(event.data()).orElse(route.get());
            var clause = clause(event, event.clause(), route.get().matter(), wholeRoute.matter());
            if (clause.isEmpty()) {
                return new Decision(event, rules.id(), route.get(), null, true, fellBack, List.of(), List.of());
            }
            return clause.get().governs(event.clause(), route.get().matter())
                    ? told(event, rules.id(), route.get(), clause.get(), fellBack)
                    // the plan governs no such matter: it is for the lead of the whole
                    : told(event, rules.id(), route.get().toldTo(wholeRoute.tell()), clause.get(), true);
        }

        private Decision told(Event event, UUID rule, Route route, Clause clause, boolean fellBack) {
            var recipients = new Recipients(route, clause, event.regionCode(), event.data());
            return new Decision(event, rule, route, clause, false, fellBack, recipients.told, recipients.passedOver);
        }

        private Optional<Clause> clause(Event event, String named, String matter, String otherwise) {
            return clauses.computeIfAbsent(
                    question(event, named, matter, otherwise),
                    asked -> Optional.ofNullable(
                            directory.governing(Set.of(asked)).get(asked)));
        }

        /** The lead of the whole: to whom a department's business goes that nobody answers. */
        Optional<Clause> ofTheWhole(Event event) {
            return everythingElse(event)
                    .routes()
                    .first(event.data())
                    .flatMap(route -> clause(event, null, route.matter(), route.matter()));
        }
    }

    private static Question question(Event event, String named, String matter, String otherwise) {
        return new Question(planOf(event), event.regionCode(), named, matter, otherwise);
    }

    /** What belongs to a plan is told to those who answer by that plan, not by one that is nearer. */
    private static UUID planOf(Event event) {
        var id = event.data().path("planId").asText();
        try {
            return id.length() == 36 ? UUID.fromString(id) : null;
        } catch (IllegalArgumentException e) {
            return null; // of no plan that we could know
        }
    }
}
