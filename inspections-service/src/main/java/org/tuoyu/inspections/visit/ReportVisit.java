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
import org.tuoyu.inspections.checklist.Answer;
import org.tuoyu.inspections.checklist.Checklists;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.inspections.finding.RaiseFinding;
import org.tuoyu.inspections.known.KnownInstitutions;
import org.tuoyu.inspections.law.InspectionLaw;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Takes the result of a visit with its findings, all or nothing. */
@ApplicationScoped
public class ReportVisit {
    private final Visits visits;
    private final RaiseFinding raiseFinding;
    private final InspectionLaw law;
    private final Checklists checklists;
    private final KnownInstitutions knownInstitutions;
    private final Outbox outbox;
    private final Clock clock;

    ReportVisit(
            Visits visits,
            RaiseFinding raiseFinding,
            InspectionLaw law,
            Checklists checklists,
            KnownInstitutions knownInstitutions,
            Outbox outbox,
            Clock clock) {
        this.visits = visits;
        this.raiseFinding = raiseFinding;
        this.law = law;
        this.checklists = checklists;
        this.knownInstitutions = knownInstitutions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param visitedOn today when absent
     * @param certificateNumber enforcement certificate of the inspector; an administrative inspection needs it
     * @param arrivalCode what was scanned at the door; an administrative inspection needs it where the rules say so
     */
    @Schema(
            name = "VisitReportRequest",
            examples =
                    """
                    {"visitedOn": "2024-06-03", "certificateNumber": "辽-1104-001", "arrivalCode": "7K3MPQRT2XYZ", "conforms": false, "note": "二楼",
                     "findings": [{"severity": "GRAVE", "clause": "三(四)5", "description": "疏散通道被封堵"}]}""")
    public record Request(
            LocalDate visitedOn,
            @Size(max = 60)
                    @Schema(
                            description =
                                    "Of the enforcement certificate; an administrative inspection needs it (国办发〔2024〕54号)")
                    String certificateNumber,
            @Size(max = 60) @Schema(description = "Scanned at the door (扫码入企, 国办发〔2024〕54号)") String arrivalCode,
            @NotNull Boolean conforms,
            @Size(max = 4000) String note,
            @NotNull @Size(max = 100) List<@Valid @NotNull FindingEntry> findings,
            @Schema(description = "Id of the version (rules of kind checklist/…) that the answers are to")
                    UUID checklist,
            @Size(max = 2000) @Schema(description = "What is not met is found by itself")
                    List<@Valid @NotNull Answer> answers) {}

    /** @param clause of the plan, for example 三(五)4; it decides which department learns of it */
    public record FindingEntry(
            @NotNull Finding.Severity severity,
            @NotBlank @Size(max = 30) @Schema(description = "Of the plan; decides which department learns of it")
                    String clause,
            @NotBlank @Size(max = 4000) String description) {}

    @Transactional
    Visit report(UUID id, long revision, Request request, Actor inspector) {
        var visit = Revisions.require(visits.require(id, inspector.scope()), revision);
        report(visit, request, null, inspector);
        return visit;
    }

    /**
     * What a device captured, perhaps long ago: only a visit that was reported or cancelled meanwhile refuses it. Whether it
     * is the caller's to report was seen before: the institution may have moved since.
     */
    public void captured(UUID id, Request request, UUID submission, Actor inspector) {
        report(visits.locked(id, RegionScope.of("000000")), request, submission, inspector);
    }

    /** What another had reported before stays; what is found beside it is added. */
    public void addFindings(UUID id, Request request, LocalDate day, Actor inspector) {
        var visit = visits.locked(id, inspector.scope());
        visit.refuseCancelled();
        raise(visit, request, judge(visit, request, day, true), day, inspector);
    }

    private void report(Visit visit, Request request, UUID submission, Actor inspector) {
        var today = LocalDate.now(clock);
        var day = request.visitedOn() == null ? today : request.visitedOn();
        if (day.isAfter(today)) throw ProblemException.invalid("/visitedOn", "day-in-future", day.toString());
        var result = judge(visit, request, day, submission != null);
        if (request.conforms()
                && (!request.findings().isEmpty()
                        || (result != null && !result.found().isEmpty()))) {
            throw ProblemException.invalid("/conforms", "conforms-with-findings");
        }
        mayReport(visit, request, day, inspector); // also of a visit that was reported meanwhile
        if (visit.countsInAnotherYearThan(day)) {
            var held = knownInstitutions.hold(visit.institution()); // of two at once the second sees the first
            law.mayBeMadeInAnotherYear(held, day);
        }
        var before = visit.state();
        visit.judge(result);
        var reported = visit.report(
                inspector, day, request.certificateNumber(), request.conforms(), request.note(), submission);
        outbox.publish(inspector, reported, before);
        if (result != null) {
            visits.flush();
            checklists.keep(visit.id(), request.answers());
        }
        raise(visit, request, result, day, inspector);
    }

    private Checklists.Result judge(Visit visit, Request request, LocalDate day, boolean captured) {
        return checklists.judge(
                visit.kind(), visit.institution().regionCode(), day, request.checklist(), request.answers(), captured);
    }

    private void mayReport(Visit visit, Request request, LocalDate day, Actor inspector) {
        law.mayReport(
                visit.nature(),
                visit.department(),
                visit.institution(),
                day,
                request.certificateNumber(),
                request.arrivalCode(),
                inspector);
    }

    private void raise(Visit visit, Request request, Checklists.Result result, LocalDate day, Actor inspector) {
        raiseFinding.checkClauses(
                visit.institution().regionCode(),
                request.findings().stream().map(FindingEntry::clause).toList());
        for (var entry : request.findings()) {
            raiseFinding.raise(visit, entry.severity(), entry.clause(), entry.description(), day, inspector);
        }
        if (result == null) return;
        for (var found : result.found()) {
            raiseFinding.raise(visit, found.severity(), found.clause(), found.description(), day, inspector);
        }
    }
}
