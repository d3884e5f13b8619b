package org.tuoyu.institutions.glance;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tuoyu.institutions.capacity.SlotsHistory;
import org.tuoyu.institutions.documents.KeepDocuments;
import org.tuoyu.institutions.filing.Filing;
import org.tuoyu.institutions.filing.Filings;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.institutions.standards.Finding;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;
import org.tuoyu.platform.web.Frame;

/** An institution at a glance: its slots over time, what it does not keep to, its certificates, its filings. */
@Path("/page/institutions/{uscc}")
@RolesAllowed({
    Role.FILING_OFFICER,
    Role.INSTITUTION,
    Role.INSPECTOR,
    Role.INSPECTION_MANAGER,
    Role.TOWN_OFFICER,
    Role.DEPARTMENT_OFFICER,
    Role.PLAN_MANAGER,
    Role.AUDITOR
})
public class InstitutionPage {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int MOST = 100;
    /** A certificate that ends within so many days is marked. */
    private static final int SOON = 60;

    private final Template institution;
    private final Frame frame;
    private final Registrations registrations;
    private final SlotsHistory history;
    private final StandardsCheck standardsCheck;
    private final KeepDocuments keepDocuments;
    private final Filings filings;
    private final CurrentActor caller;
    private final Clock clock;

    InstitutionPage(
            @Location("institution") Template institution,
            Frame frame,
            Registrations registrations,
            SlotsHistory history,
            StandardsCheck standardsCheck,
            KeepDocuments keepDocuments,
            Filings filings,
            CurrentActor caller,
            Clock clock) {
        this.institution = institution;
        this.frame = frame;
        this.registrations = registrations;
        this.history = history;
        this.standardsCheck = standardsCheck;
        this.keepDocuments = keepDocuments;
        this.filings = filings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance glance(@PathParam("uscc") String uscc) {
        var actor = caller.get();
        var registration = registrations.require(uscc, actor);
        var entries = history.of(uscc, null, null, 0, MOST, actor);
        var today = LocalDate.now(clock);
        return frame.page(institution)
                .data("one", registration)
                .data("entries", entries)
                .data(
                        "most",
                        entries.stream()
                                .mapToInt(entry -> entry.registered() + entry.suspended() + entry.closed())
                                .max()
                                .orElse(0))
                .data(
                        "findings",
                        standardsCheck.check(registration).stream()
                                .sorted(Comparator.comparing(InstitutionPage::urgency))
                                .toList())
                .data("documents", keepDocuments.of(uscc, FIRST, MOST, actor))
                .data(
                        "filings",
                        filings.visible(FIRST, MOST, null, null, uscc, actor).stream()
                                .map(Filing::state)
                                .toList())
                .data("today", today)
                .data("soon", today.plusDays(SOON));
    }

    /** What is not met first, then what is not known. */
    private static int urgency(Finding finding) {
        return finding.met() == null ? 1 : finding.met() ? 2 : 0;
    }
}
