package org.tuoyu.notifications.accountability;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.notifications.directory.Directory;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** Who answered, and how fast: the month as it is now, or its bulletin as it was issued. Prints as a bulletin. */
@Path("/page/accountability")
@RolesAllowed({Role.DEPARTMENT_OFFICER, Role.TOWN_OFFICER, Role.PLAN_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
public class AccountabilityPage {
    private final Template accountability;
    private final Frame frame;
    private final Accountability figures;
    private final Bulletins bulletins;
    private final Directory directory;
    private final CurrentActor caller;
    private final Clock clock;

    /** Of all units together. */
    public record Sum(long told, long inTime, long overdue, long escalations) {
        static Sum of(List<Accountability.Unit> units) {
            return new Sum(
                    units.stream().mapToLong(Accountability.Unit::told).sum(),
                    units.stream()
                            .mapToLong(Accountability.Unit::acknowledgedInTime)
                            .sum(),
                    units.stream()
                            .mapToLong(one -> one.unanswered() + one.overdue())
                            .sum(),
                    units.stream().mapToLong(Accountability.Unit::escalations).sum());
        }
    }

    AccountabilityPage(
            @Location("accountability") Template accountability,
            Frame frame,
            Accountability figures,
            Bulletins bulletins,
            Directory directory,
            CurrentActor caller,
            Clock clock) {
        this.accountability = accountability;
        this.frame = frame;
        this.figures = figures;
        this.bulletins = bulletins;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance get(@QueryParam("month") String asked) {
        var actor = caller.get();
        var month = AccountabilityResource.month(asked, clock);
        var units = AccountabilityResource.figures(month, figures, actor);
        var isManager = actor.has(Role.PLAN_MANAGER) || actor.has(Role.AUDITOR) || actor.has(Role.ADMINISTRATOR);
        var issued = isManager
                ? bulletins.issued(actor.scope(), null, 24).stream()
                        .filter(one -> one.regionCode().equals(actor.scope().code())
                                && one.month().equals(month.toString()))
                        .findFirst()
                : java.util.Optional.<Bulletins.Bulletin>empty();
        var shown = issued.map(Bulletins.Bulletin::units).orElse(units);
        return frame.page(accountability)
                .data("month", month.toString())
                .data("before", month.minusMonths(1).toString())
                .data("after", month.plusMonths(1).toString())
                .data("region", directory.regionName(actor.scope().code()))
                .data("issuedAt", issued.map(Bulletins.Bulletin::issuedAt).orElse(null))
                .data("sum", Sum.of(shown))
                .data("units", shown);
    }
}
