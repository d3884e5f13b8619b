package org.tuoyu.inspections.planning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.inspections.known.KnownInstitution;
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
            boolean counts,
            LocalDate dueDay,
            String assignee,
            LocalDate plannedOn,
            boolean pinned,
            Double longitude,
            Double latitude) {}

    private record Taken(String account, LocalDate day, int visits) {}

    PlanProblem(Roster roster, InspectionLaw law, WorkingDays workingDays, Session session) {
        this.roster = roster;
        this.law = law;
        this.workingDays = workingDays;
        this.session = session;
    }

    /** @param why of visits that nobody may make on any day */
    record Problem(List<PlannedVisit> visits, Map<UUID, Unplanned> why) {
        /** Of what was proposed before, what the law, the roster and the room of the days allow now; the first come first. */
        Set<UUID> stillAllowed(List<Proposed> proposed) {
            var known = visits.stream().collect(Collectors.toMap(PlannedVisit::id, Function.identity()));
            var used = new HashMap<Slot, Integer>();
            visits.stream().filter(PlannedVisit::isPinned).forEach(one -> used.merge(one.slot(), 1, Integer::sum));
            var allowed = new HashSet<UUID>();
            for (var one : proposed) {
                var visit = known.get(one.visitId());
                if (visit == null || one.account() == null) continue;
                var slot = visit.getAllowed().stream()
                        .filter(each -> each.is(one.account(), one.day()))
                        .findFirst();
                if (slot.isEmpty()) continue;
                if (!visit.isPinned()
                        && used.merge(slot.get(), 1, Integer::sum) > slot.get().visits()) continue;
                allowed.add(one.visitId());
            }
            return allowed;
        }
    }

    @Transactional
    Problem load(String region, LocalDate firstDay, LocalDate lastDay) {
        var scope = RegionScope.of(region);
        var slots = new Slots(roster.of(scope), law.certificates(scope), elsewhere(scope, firstDay, lastDay));
        var visits = new ArrayList<PlannedVisit>();
        var why = new HashMap<UUID, Unplanned>();
        for (var row : rows(scope, firstDay, lastDay)) {
            var visit = slots.visit(row, firstDay, lastDay);
            visits.add(visit);
            if (visit.getAllowed().isEmpty()) why.put(row.id(), slots.whyNot(row));
        }
        return new Problem(visits, why);
    }

    /** How many visits inspectors make outside the region, by account and day: they take up room. */
    private Map<String, Integer> elsewhere(RegionScope scope, LocalDate firstDay, LocalDate lastDay) {
        return session
                .createNativeQuery(
                        """
                        SELECT assignee AS account, planned_on AS day, CAST(count(*) AS integer) AS visits FROM visit
                        WHERE region_code NOT LIKE :scope AND planned_on BETWEEN :first AND :last AND assignee IS NOT NULL
                            AND status IN ('PLANNED', 'CHECKED_OUT')
                        GROUP BY assignee, planned_on""",
                        Taken.class)
                .setParameter("scope", scope.like())
                .setParameter("first", firstDay)
                .setParameter("last", lastDay)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(one -> one.account() + " " + one.day(), Taken::visits));
    }

    private List<Row> rows(RegionScope scope, LocalDate firstDay, LocalDate lastDay) {
        var rows = session.createNativeQuery(
                        """
                        SELECT visit.id, kind, nature, department, status, visit.uscc, visit.region_code, counts, due_day, assignee,
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
        private final Map<String, Integer> elsewhere;
        private final Map<String, Slot> slots = new HashMap<>();
        private final Map<String, Boolean> rooms = new HashMap<>();

        Slots(
                List<InspectorRecorded> inspectors,
                List<CertificateRecorded> certificates,
                Map<String, Integer> elsewhere) {
            this.elsewhere = elsewhere;
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
                    .filter(day -> hasRoomInItsYear(row, day))
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

        /** What was to be made in another year takes a place of the yearly cap of the one in which it is made. */
        private boolean hasRoomInItsYear(Row row, LocalDate day) {
            if (!row.counts() || day.getYear() == row.dueDay().getYear()) return true;
            return rooms.computeIfAbsent(
                    row.uscc() + day.getYear(),
                    key -> law.hasRoom(new KnownInstitution(row.uscc(), row.uscc(), row.regionCode()), day));
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
                    .map(one -> new Slot(
                            account,
                            day,
                            Math.max(0, one.visitsPerDay() - elsewhere.getOrDefault(key, 0)),
                            place(one.longitude(), one.latitude())))
                    .orElseGet(() -> new Slot(account, day, MOST, null))); // not on the roster: pinned by hand
        }
    }

    private static Place place(Double longitude, Double latitude) {
        return longitude == null ? null : new Place(longitude, latitude);
    }
}
