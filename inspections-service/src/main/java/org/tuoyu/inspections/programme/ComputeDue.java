package org.tuoyu.inspections.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.inspections.risk.AssessRisk;
import org.tuoyu.inspections.risk.Assessment;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** What is due and overdue at each institution, from the programmes of its region and what was done: nobody has to be told. */
@ApplicationScoped
public class ComputeDue {
    private static final RuleKind KIND = new RuleKind("programmes", Programmes.class);
    private final AssessRisk assessRisk;
    private final RuleSets ruleSets;
    private final Session session;
    private final Clock clock;

    private record Institution(String uscc, String name, String regionCode, LocalDate since) {}

    private record Done(String uscc, String activity, String kind, String item, LocalDate day, UUID planned) {
        boolean is(Programme programme) {
            return activity.equals(programme.activity().name())
                    && Objects.equals(kind, programme.visitKind())
                    && (programme.item() == null || programme.item().equals(item));
        }
    }

    ComputeDue(AssessRisk assessRisk, RuleSets ruleSets, Session session, Clock clock) {
        this.assessRisk = assessRisk;
        this.ruleSets = ruleSets;
        this.session = session;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    /** What is overdue comes first, of that what has been for longest. */
    public List<Due> of(RegionScope scope) {
        var today = LocalDate.now(clock);
        var done = done(scope);
        var everyDays = assessRisk.assess(scope, today).stream()
                .collect(Collectors.toMap(Assessment::uscc, Assessment::visitEveryDays));
        var institutions = institutions(scope);
        var programmes =
                programmes(institutions.stream().map(Institution::regionCode).collect(Collectors.toSet()), today);
        var starts = new HashMap<Programme, List<LocalDate>>();
        var all = new ArrayList<Due>();
        for (var institution : institutions) {
            for (var one : programmes.getOrDefault(institution.regionCode(), List.of())) {
                var those = done.getOrDefault(institution.uscc(), List.of()).stream()
                        .filter(each -> each.is(one))
                        .toList();
                var since = institution.since() == null ? one.from() : institution.since();
                var lastDay = those.stream()
                        .map(Done::day)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
                var planned = those.stream()
                        .map(Done::planned)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                var everyDay = everyDays.get(institution.uscc());
                if (one.recurrence() == null && everyDay == null) continue; // it came while this was asked
                var term = one.recurrence() == null
                        ? Due.byGrade(everyDay, one.from(), since, lastDay, today)
                        : Due.byPeriods(starts.computeIfAbsent(one, key -> starts(key, today)), since, lastDay, today);
                if (term == null) continue;
                all.add(new Due(
                        institution.uscc(),
                        institution.name(),
                        institution.regionCode(),
                        one.code(),
                        one.nameZh(),
                        one.nameEn(),
                        lastDay,
                        term.dueDay(),
                        term.state(),
                        term.missed(),
                        planned));
            }
        }
        all.sort(Comparator.comparing(Due::state, Comparator.reverseOrder())
                .thenComparing(Due::dueDay)
                .thenComparing(Due::uscc));
        return all;
    }

    /** By region. */
    Map<String, List<Programme>> programmes(Set<String> regions, LocalDate day) {
        return ruleSets.find(KIND, Programmes.class, regions, day).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().content().programmes()));
    }

    private static List<LocalDate> starts(Programme programme, LocalDate today) {
        return Recurrence.of(programme.recurrence(), programme.from()).untilTwoAfter(today);
    }

    private List<Institution> institutions(RegionScope scope) {
        return session.createNativeQuery(
                        "SELECT uscc, name, region_code, since FROM known_institution"
                                + " WHERE region_code LIKE :scope AND cancelled_on IS NULL",
                        Institution.class)
                .setParameter("scope", scope.like())
                .getResultList();
    }

    /** Of each institution and kind of visit or activity: when it was done last, and whether it is planned again. */
    private Map<String, List<Done>> done(RegionScope scope) {
        return session
                .createNativeQuery(
                        """
                        SELECT uscc, 'VISIT' AS activity, kind, item, max(visited_on) AS day,
                            (array_agg(id ORDER BY due_day) FILTER (WHERE status IN ('PLANNED', 'CHECKED_OUT')))[1] AS planned
                        FROM visit WHERE uscc IN (SELECT uscc FROM known_institution WHERE region_code LIKE :scope)
                            AND status <> 'CANCELLED'
                        GROUP BY uscc, kind, item
                        UNION ALL
                        SELECT uscc, kind, NULL, NULL, max(day), NULL FROM session_attendance JOIN staff_session ON staff_session.id = session_id
                        WHERE attended >= expected AND expected > 0
                            AND uscc IN (SELECT uscc FROM known_institution WHERE region_code LIKE :scope)
                        GROUP BY uscc, kind""",
                        Done.class)
                .setParameter("scope", scope.like())
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(Done::uscc));
    }
}
