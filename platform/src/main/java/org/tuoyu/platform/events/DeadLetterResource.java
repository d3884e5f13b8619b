package org.tuoyu.platform.events;

import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Idempotent;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** For operators: what could not be processed, why, and processing it again once the cause is mended. */
@Path("/api/v1/dead-letters")
@Tag(name = "operations")
@RolesAllowed(Role.ADMINISTRATOR)
public class DeadLetterResource {
    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final List<EventsConsumer> consumers;
    private final CurrentActor caller;

    DeadLetterResource(DeadLetters deadLetters, Inbox inbox, @All List<EventsConsumer> consumers, CurrentActor caller) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.consumers = consumers;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Records set aside, oldest first")
    public Page<DeadLetter> list(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        caller.requireWholeSystem();
        return deadLetters.waiting(Cursor.orStart(cursor), Page.limit(limit));
    }

    @POST
    @Idempotent
    @Path("{id}/redrive")
    @Operation(summary = "Process a record again; it stays set aside when it fails again")
    public Response redrive(@PathParam("id") UUID id) {
        caller.requireWholeSystem();
        var letter = deadLetters.find(id).orElseThrow(() -> ProblemException.notFound("dead-letter", id));
        var consumer = consumers.stream()
                .filter(candidate -> candidate.consumer().equals(letter.consumer()))
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("consumer-gone", letter.consumer()));
        try {
            inbox.process(consumer, List.of(Event.of(letter.toRecord())));
        } catch (RuntimeException e) {
            throw ProblemException.conflict("redrive-failed", e.getMessage());
        }
        deadLetters.markRedriven(id, caller.get());
        return Response.noContent().build();
    }
}
