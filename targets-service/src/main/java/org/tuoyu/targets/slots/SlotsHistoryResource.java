package org.tuoyu.targets.slots;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/institutions/{uscc}/slots")
@Tag(name = "board")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class SlotsHistoryResource {
    private final ReadSlots readSlots;
    private final CurrentActor caller;

    SlotsHistoryResource(ReadSlots readSlots, CurrentActor caller) {
        this.readSlots = readSlots;
        this.caller = caller;
    }

    /** @param items in the order in which they are true, each until the next */
    public record History(List<ReadSlots.InstitutionSlots> items) {}

    @GET
    @Operation(summary = "Every state of an institution's slots, each from a day on, with when it became known")
    public History of(@PathParam("uscc") String uscc) {
        return new History(readSlots.of(uscc, caller.get().scope()));
    }
}
