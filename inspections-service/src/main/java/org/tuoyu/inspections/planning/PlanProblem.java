package org.tuoyu.inspections.planning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.law.CertificateRecorded;
import org.tuoyu.inspections.law.InspectionLaw;
import org.tuoyu.inspections.law.Nature;
import org.tuoyu.inspections.roster.InspectorRecorded;
import org.tuoyu.inspections.roster.Roster;
import org.tuoyu.platform.calendar.WorkingDays;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

/**
 * What is to be planned: the visits of a region that are due, and for each the days of inspectors on which the law and the
 * roster let it be made. So no plan can break them.
 */
@ApplicationScoped
class PlanProblem {
    private static final int MOST = 2000;
    private final Roster roster;
    private final InspectionLaw law;
    private final WorkingDays workingDays;
    private final Session session;

    private record Row(
            UUID id,
            String kind,
            String nature,
            String department,
            String status,
            String uscc,
            String regionCode,
            LocalDate dueDay,
            String assignee,
            LocalDate plannedOn,
            boolean pinned,
            Double longitude,
            Double latitude) {}

    PlanProblem(Roster roster, InspectionLaw law, WorkingDays workingDays, Session session) {
        this.roster = roster;
        this.law = law;
        this.workingDays = workingDays;
        this.session = session;
    }

    /** @param why of visits that nobody may make on any day */
    record Problem(List<PlannedVisit> visits, Map<UUID, Unplanned> why) {}

    @Transactional
    Problem load(String region, LocalDate firstDay, LocalDate lastDay) {
        var scope = RegionScope.of(region);
        var slots = new Slots(roster.of(scope), law.certificates(scope));
        var visits = new ArrayList<PlannedVisit>();
        var why = new HashMap<UUID, Unplanned>();
        for (var row : rows(scope, firstDay, lastDay)) {
            var visit = slots.visit(row, firstDay, lastDay);
            visits.add(visit);
            if (visit.getAllowed().isEmpty()) why.put(row.id(), slots.whyNot(row));
        }
        return new Problem(visits, why);
    }

    private List<Row> rows(RegionScope scope, LocalDate firstDay, LocalDate lastDay) {
        var rows = session.createNativeQuery(
                        """
                        SELECT visit.id, kind, nature, department, status, visit.uscc, visit.region_code, due_day, assignee,
                            planned_on, pinned, longitude, latitude
                        FROM visit LEFT JOIN known_place ON known_place.uscc = visit.uscc
                        WHERE visit.region_code LIKE :scope AND (planned_on BETWEEN :first AND :last
                                AND status IN ('PLANNED', 'CHECKED_OUT') OR due_day <= :last AND status = 'PLANNED')
                        ORDER BY due_day, visit.id LIMIT :most""",
                        Row.class)
                .setParameter("scope", scope.like())
                .setParameter("first", firstDay)
                .setParameter("last", lastDay)
                .setParameter("most", MOST + 1)
                .getResultList();
        if (rows.size() > MOST) throw ProblemException.invalid("/lastDay", "plan-too-large", MOST);
        return rows;
    }

    /** The days of inspectors, each one object. */
    private final class Slots {
        private final List<InspectorRecorded> inspectors;
        private final List<CertificateRecorded> certificates;
        private final Map<String, Slot> slots = new HashMap<>();

        Slots(List<InspectorRecorded> inspectors, List<CertificateRecorded> certificates) {
            this.inspectors = inspectors;
            this.certificates = certificates;
        }

        PlannedVisit visit(Row row, LocalDate firstDay, LocalDate lastDay) {
            var isFixed = row.pinned() || row.status().equals("CHECKED_OUT");
            var hasDay = row.assignee() != null && row.plannedOn() != null;
            var facts = new PlannedVisit.Facts(
                    row.id(), row.uscc(), row.department(), row.dueDay(), place(row.longitude(), row.latitude()));
            if (isFixed && hasDay) {
                var slot = slot(row.assignee(), row.plannedOn());
                return new PlannedVisit(facts, List.of(slot), slot, true);
            }
            var allowed = allowed(row, firstDay, lastDay);
            var former = allowed.stream()
                    .filter(slot -> hasDay && slot.is(row.assignee(), row.plannedOn()))
                    .findFirst()
                    .orElse(null);
            return new PlannedVisit(facts, allowed, former, false);
        }

        /** In time where that is possible yet; what is overdue on any day. Whom the manager named without a day makes it. */
        private List<Slot> allowed(Row row, LocalDate firstDay, LocalDate lastDay) {
            var until = row.dueDay().isBefore(firstDay) || row.dueDay().isAfter(lastDay) ? lastDay : row.dueDay();
            var isNamed = row.assignee() != null && row.plannedOn() == null;
            var days = firstDay.datesUntil(until.plusDays(1))
                    .filter(workingDays::isWorkingDay)
                    .toList();
            var allowed = new ArrayList<Slot>();
            for (var inspector : inspectors) {
                if (!isCompetent(inspector, row)) continue;
                if (isNamed && !inspector.account().equals(row.assignee())) continue;
                for (var day : days) {
                    if (isThere(inspector, day) && isCertified(inspector, row, day)) {
                        allowed.add(slot(inspector.account(), day));
                    }
                }
            }
            return allowed;
        }

        Unplanned whyNot(Row row) {
            var competent = inspectors.stream()
                    .filter(inspector -> isCompetent(inspector, row))
                    .toList();
            if (competent.isEmpty()) return Unplanned.NOBODY_COMPETENT;
            var certified = competent.stream().anyMatch(one -> isCertified(one, row, row.dueDay()));
            return certified ? Unplanned.NO_DAY : Unplanned.NOBODY_CERTIFIED;
        }

        private boolean isCompetent(InspectorRecorded inspector, Row row) {
            return inspector.kinds().contains(row.kind())
                    && RegionScope.of(inspector.regionCode()).covers(row.regionCode())
                    && (!isAdministrative(row) || inspector.department().equals(row.department()));
        }

        private boolean isThere(InspectorRecorded inspector, LocalDate day) {
            return inspector.absences().stream().noneMatch(absence -> absence.covers(day));
        }

        private boolean isCertified(InspectorRecorded inspector, Row row, LocalDate day) {
            return !isAdministrative(row)
                    || certificates.stream()
                            .anyMatch(
                                    one -> one.isGoodFor(inspector.account(), row.department(), row.regionCode(), day));
        }

        private boolean isAdministrative(Row row) {
            return row.nature().equals(Nature.ADMINISTRATIVE.name());
        }

        private Slot slot(String account, LocalDate day) {
            return slots.computeIfAbsent(account + " " + day, key -> inspectors.stream()
                    .filter(one -> one.account().equals(account))
                    .findFirst()
                    .map(one -> new Slot(account, day, one.visitsPerDay(), place(one.longitude(), one.latitude())))
                    .orElseGet(() -> new Slot(account, day, MOST, null))); // not on the roster: pinned by hand
        }
    }

    private static Place place(Double longitude, Double latitude) {
        return longitude == null ? null : new Place(longitude, latitude);
    }
}
