package org.tuoyu.inspections.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.inspections.finding.RaiseFinding;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.Role;

/** Takes the result of a visit with its findings, all or nothing. */
@ApplicationScoped
class ReportVisit {
    private final Visits visits;
    private final RaiseFinding raiseFinding;
    private final Outbox outbox;
    private final Clock clock;

    ReportVisit(Visits visits, RaiseFinding raiseFinding, Outbox outbox, Clock clock) {
        this.visits = visits;
        this.raiseFinding = raiseFinding;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param visitedOn today when absent
     * @param certificateNumber enforcement certificate of the inspector; an administrative inspection needs it
     */
    @Schema(
            name = "VisitReportRequest",
            examples =
                    """
                    {"visitedOn": "2024-06-03", "certificateNumber": "辽-1104-001", "conforms": false, "note": "二楼",
                     "findings": [{"severity": "GRAVE", "clause": "三(四)5", "description": "疏散通道被封堵"}]}""")
    public record Request(
            LocalDate visitedOn,
            @Size(max = 60)
                    @Schema(
                            description =
                                    "Of the enforcement certificate; an administrative inspection needs it (国办发〔2024〕54号)")
                    String certificateNumber,
            @NotNull Boolean conforms,
            @Size(max = 4000) String note,
            @NotNull @Size(max = 100) List<@Valid @NotNull FindingEntry> findings) {}

    /** @param clause of the plan, for example 三(五)4; it decides which department learns of it */
    public record FindingEntry(
            @NotNull Finding.Severity severity,
            @NotBlank @Size(max = 30) @Schema(description = "Of the plan; decides which department learns of it")
                    String clause,
            @NotBlank @Size(max = 4000) String description) {}

    @Transactional
    Visit report(UUID id, long revision, Request request, Actor inspector) {
        var visit = Revisions.require(visits.require(id, inspector.scope()), revision);
        if (visit.kind() != VisitKind.PATROL && !inspector.has(Role.INSPECTOR)) {
            throw ProblemException.forbidden("patrol-only");
        }
        var today = LocalDate.now(clock);
        var day = request.visitedOn() == null ? today : request.visitedOn();
        if (day.isAfter(today)) throw ProblemException.invalid("/visitedOn", "day-in-future", day.toString());
        if (request.conforms() && !request.findings().isEmpty()) {
            throw ProblemException.invalid("/conforms", "conforms-with-findings");
        }
        raiseFinding.checkClauses(
                visit.institution().regionCode(),
                request.findings().stream().map(FindingEntry::clause).toList());
        var before = visit.state();
        var reported = visit.report(inspector, day, request.certificateNumber(), request.conforms(), request.note());
        outbox.publish(inspector, reported, before);
        for (var entry : request.findings()) {
            raiseFinding.raise(visit, entry.severity(), entry.clause(), entry.description(), day, inspector);
        }
        return visit;
    }
}
