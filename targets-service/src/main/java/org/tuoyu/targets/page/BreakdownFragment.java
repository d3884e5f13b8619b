package org.tuoyu.targets.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;
import org.tuoyu.targets.slots.Breakdown;
import org.tuoyu.targets.slots.ReadSlots;

/** A part of the board that comes a moment later: of a nation it takes half a second. */
@Path("/page/breakdown")
@RolesAllowed({Role.PLAN_MANAGER, Role.TOWN_OFFICER, Role.DEPARTMENT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
public class BreakdownFragment {
    private final Template breakdown;
    private final Frame frame;
    private final ReadSlots readSlots;
    private final CurrentActor caller;

    BreakdownFragment(
            @Location("breakdown") Template breakdown, Frame frame, ReadSlots readSlots, CurrentActor caller) {
        this.breakdown = breakdown;
        this.frame = frame;
        this.readSlots = readSlots;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance breakdown(@QueryParam("region") String region, @QueryParam("asOf") LocalDate asOf) {
        var scope = caller.get().scope();
        var found = readSlots.breakdown(region == null ? scope.code() : region, asOf, null, scope);
        return frame.page(breakdown)
                .data("all", found.total())
                .data("most", most(found))
                .data(
                        "groups",
                        List.of(
                                Map.entry("breakdown.kind", found.byKind()),
                                Map.entry("breakdown.ownership", found.byOwnership())));
    }

    /** The length of the longest bar. */
    private static long most(Breakdown breakdown) {
        return Stream.concat(breakdown.byKind().stream(), breakdown.byOwnership().stream())
                .mapToLong(part -> part.stages().registered() + part.stages().suspended())
                .max()
                .orElse(0);
    }
}
