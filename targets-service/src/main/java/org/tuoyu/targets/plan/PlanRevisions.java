package org.tuoyu.targets.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.targets.AsKnown;

/** Every state that a plan had. */
@ApplicationScoped
public class PlanRevisions implements PanacheRepositoryBase<PlanRevision, PlanRevision.Key> {
    private final Outbox outbox;
    private final Clock clock;

    /**
     * @param documentNumber of the document by which it became so
     * @param validFrom the day from which it holds
     */
    public record Entry(
            long revision, String documentNumber, String reason, LocalDate validFrom, OffsetDateTime knownAt) {}

    PlanRevisions(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps the state, and tells it. */
    void add(PlanState state, Amendment by, PlanState before, Actor actor) {
        persist(new PlanRevision(state, EventJson.write(state), by, clock.instant()));
        outbox.publish(actor, state, before);
    }

    List<Entry> of(Plan plan) {
        return list("planId = ?1 ORDER BY revision", plan.id()).stream()
                .map(one -> new Entry(
                        one.revision(),
                        one.act(),
                        one.reason(),
                        one.validFrom(),
                        one.knownAt().atZone(clock.getZone()).toOffsetDateTime()))
                .toList();
    }

    /** The state that held on a day, as it was known at the end of another. */
    public JsonNode state(Plan plan, LocalDate asOf, LocalDate knownOn) {
        var found = find(
                        "planId = ?1 AND validFrom <= ?2 AND knownAt < ?3 ORDER BY revision DESC",
                        plan.id(),
                        asOf == null ? LocalDate.now(clock) : asOf,
                        AsKnown.until(knownOn, clock).toInstant())
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("plan", plan.id()));
        try {
            return EventJson.MAPPER.readTree(found.state());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
