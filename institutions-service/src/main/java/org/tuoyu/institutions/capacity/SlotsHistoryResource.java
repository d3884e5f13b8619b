package org.tuoyu.institutions.capacity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/slots-history")
@Tag(name = "institutions")
@RolesAllowed({
    Role.INSTITUTION,
    Role.FILING_OFFICER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.PLAN_MANAGER,
    Role.AUDITOR
})
public class SlotsHistoryResource {
    private final SlotsHistory history;
    private final CurrentActor caller;

    SlotsHistoryResource(SlotsHistory history, CurrentActor caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Every state the slots had, with actor, reason, clause and day",
            description =
                    "With `day` as true on that day, with `knownOn` as it was known then; the last one is how it was.")
    public Page<SlotsHistory.Entry> list(
            @PathParam("uscc") String uscc,
            @QueryParam("day") LocalDate day,
            @QueryParam("knownOn") LocalDate knownOn,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var found = history.of(uscc, day, knownOn, after(cursor), most + 1, caller.get());
        return Page.of(found, most, one -> Cursor.of(one.sequence()));
    }

    private static long after(Cursor cursor) {
        var key = Cursor.orStart(cursor).key();
        if (key.isEmpty()) return 0;
        if (!key.matches("\\d{1,18}")) throw ProblemException.of(400, "cursor");
        return Long.parseLong(key);
    }
}
