package org.tuoyu.inspections.risk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.tuoyu.inspections.finding.Finding;
import org.tuoyu.platform.identity.RegionScope;

/** What is on record of the institutions of a region. */
@ApplicationScoped
class RiskRecords {
    private final Session session;

    private record Institution(String uscc, String name, String regionCode) {}

    private record FoundRow(
            String uscc,
            UUID id,
            String severity,
            String department,
            LocalDate raisedOn,
            LocalDate dueDay,
            LocalDate liftedOn) {}

    private record EventRow(String uscc, String kind, String what, LocalDate day, LocalDate until) {}

    private record VisitRow(String uscc, LocalDate day) {}

    RiskRecords(Session session) {
        this.session = session;
    }

    /** Of those that are there, by their codes. Leads of patrols are not findings: they weigh when an inspection has found it. */
    Map<String, RiskRecord> of(RegionScope scope) {
        var records = new LinkedHashMap<String, RiskRecord>();
        for (var one : ask(
                "SELECT uscc, name, region_code FROM known_institution"
                        + " WHERE region_code LIKE :scope AND cancelled_on IS NULL ORDER BY uscc",
                Institution.class,
                scope)) {
            records.put(
                    one.uscc(),
                    new RiskRecord(
                            one.uscc(),
                            one.name(),
                            one.regionCode(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>()));
        }
        for (var row : ask(
                """
                SELECT f.uscc, f.id, f.severity, v.department, f.raised_on, f.due_day, f.lifted_on
                FROM finding f JOIN visit v ON v.id = f.visit_id JOIN known_institution k ON k.uscc = f.uscc
                WHERE k.region_code LIKE :scope AND NOT f.lead ORDER BY f.id""",
                FoundRow.class,
                scope)) {
            if (!records.containsKey(row.uscc())) continue;
            records.get(row.uscc())
                    .findings()
                    .add(new RiskRecord.Found(
                            row.id().toString(),
                            Finding.Severity.valueOf(row.severity()),
                            row.department(),
                            row.raisedOn(),
                            row.dueDay(),
                            row.liftedOn()));
        }
        for (var row : ask(
                """
                SELECT e.* FROM known_institution k CROSS JOIN LATERAL (
                    SELECT uscc, 'CERTIFICATE_LAPSED' AS kind, code AS what, lapsed_on AS day,
                            least(renewed_on, (SELECT min(r.renewed_on) FROM known_renewal r
                                WHERE r.uscc = l.uscc AND r.code = l.code AND r.renewed_on >= lapsed_on)) - 1 AS until
                        FROM known_lapse l WHERE uscc = k.uscc
                    UNION ALL SELECT uscc, 'INCIDENT', id::text, occurred_on, NULL FROM incident
                        WHERE serious AND uscc = k.uscc
                    UNION ALL SELECT uscc, 'COMPLAINT', id::text, due_day, NULL FROM visit
                        WHERE trigger = 'COMPLAINT' AND status <> 'CANCELLED' AND uscc = k.uscc) e
                WHERE k.region_code LIKE :scope ORDER BY e.day""",
                EventRow.class,
                scope)) {
            if (!records.containsKey(row.uscc())) continue;
            records.get(row.uscc())
                    .events()
                    .add(new RiskRecord.Event(RiskRecord.Kind.valueOf(row.kind()), row.what(), row.day(), row.until()));
        }
        for (var row : ask(
                """
                SELECT v.uscc, v.visited_on AS day FROM visit v JOIN known_institution k ON k.uscc = v.uscc
                WHERE k.region_code LIKE :scope AND v.visited_on IS NOT NULL AND v.nature <> 'PATROL'
                ORDER BY v.visited_on""",
                VisitRow.class,
                scope)) {
            if (records.containsKey(row.uscc()))
                records.get(row.uscc()).visits().add(row.day());
        }
        return records;
    }

    private <R> List<R> ask(String sql, Class<R> row, RegionScope scope) {
        return session.createNativeQuery(sql, row)
                .setParameter("scope", scope.like())
                .getResultList();
    }
}
