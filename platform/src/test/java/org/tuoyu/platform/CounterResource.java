package org.tuoyu.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** A resource as the services have them, for the tests of the platform. */
@Path("/api/v1/counters")
@RolesAllowed(Role.REGISTRAR)
public class CounterResource {
    private final Counters counters;
    private final CurrentActor caller;

    CounterResource(Counters counters, CurrentActor caller) {
        this.counters = counters;
        this.caller = caller;
    }

    public record Opening(@NotBlank String regionCode, @NotNull @Min(0) @Max(9) Integer times, LocalDate day) {}

    public record View(UUID id, int count) {}

    @POST
    @Idempotent
    public Response open(@Valid @NotNull Opening opening) {
        if (!caller.get().scope().covers(opening.regionCode())) throw ProblemException.forbidden("region-not-yours");
        return answer(Response.status(201), counters.open(opening, caller.get()));
    }

    @POST
    @Path("{id}/count")
    @Idempotent
    public Response count(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.ok(), counters.count(id, Revisions.expected(ifMatch), caller.get()));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), counters.require(id, caller.get()));
    }

    private static Response answer(Response.ResponseBuilder response, Counter counter) {
        return Revisions.tagged(response, counter.revision())
                .entity(new View(counter.id(), counter.value()))
                .build();
    }

    @ApplicationScoped
    public static class Counters {
        private final EntityManager entities;
        private final Outbox outbox;

        Counters(EntityManager entities, Outbox outbox) {
            this.entities = entities;
            this.outbox = outbox;
        }

        @Transactional
        public Counter open(Opening opening, Actor actor) {
            var counter = new Counter(opening.regionCode());
            entities.persist(counter);
            for (int i = 0; i < opening.times(); i++) outbox.publish(actor, counter.count(), null);
            return counter;
        }

        @Transactional
        public Counter count(UUID id, long revision, Actor actor) {
            var counter = Revisions.require(require(id, actor), revision);
            var before = new View(counter.id(), counter.value());
            outbox.publish(actor, counter.count(), before);
            return counter;
        }

        public Counter require(UUID id, Actor actor) {
            var counter = entities.find(Counter.class, id);
            if (counter == null || !actor.scope().covers(counter.regionCode())) {
                throw ProblemException.notFound("counter", id);
            }
            return counter;
        }
    }
}
