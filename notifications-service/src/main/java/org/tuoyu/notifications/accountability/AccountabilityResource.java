package org.tuoyu.notifications.accountability;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1")
@Tag(name = "accountability")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class AccountabilityResource {
    private final Accountability accountability;
    private final Bulletins bulletins;
    private final CurrentActor caller;
    private final Clock clock;

    AccountabilityResource(Accountability accountability, Bulletins bulletins, CurrentActor caller, Clock clock) {
        this.accountability = accountability;
        this.bulletins = bulletins;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("accountability")
    @Operation(
            summary = "How each department and town answered what it was told in a month, as it is known now",
            description =
                    "A department and a town see their own figures; plan office, auditors and administrators all.")
    public Page<Accountability.Unit> month(
            @QueryParam("month") @Parameter(description = "yyyy-mm; this month when absent") String month) {
        return new Page<>(figures(month(month, clock), accountability, caller.get()), null);
    }

    @GET
    @Path("bulletins")
    @RolesAllowed({Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "The monthly bulletins as they were issued, the newest first; what was issued stays as it was")
    public Page<Bulletins.Bulletin> bulletins(@QueryParam("cursor") Cursor cursor, @QueryParam("limit") Integer limit) {
        var most = Page.limit(limit);
        var before = cursor == null ? null : cursor.uuid();
        return Page.of(
                bulletins.issued(caller.get().scope(), before, most + 1), most, one -> Cursor.of(one.bulletinId()));
    }

    static List<Accountability.Unit> figures(YearMonth month, Accountability accountability, Actor actor) {
        if (actor.has(Role.PLAN_MANAGER) || actor.has(Role.AUDITOR) || actor.has(Role.ADMINISTRATOR)) {
            return accountability.of(month, actor.scope(), null);
        }
        var department = actor.has(Role.DEPARTMENT_OFFICER)
                ? actor.department() == null ? "" : actor.department()
                : Directory.TOWN;
        return accountability.of(month, actor.scope(), department).stream()
                .filter(one -> department.equals(Directory.TOWN)
                        || one.regionCode().equals(actor.scope().code()))
                .toList();
    }

    static YearMonth month(String text, Clock clock) {
        if (text == null) return YearMonth.now(clock);
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() < 2200) return month;
        } catch (DateTimeException e) {
            // said below
        }
        throw ProblemException.of(400, "month", text);
    }
}
