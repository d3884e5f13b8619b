package org.tuoyu.targets.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.identity.RegionScope;

/** Which plans govern a region, as it is known now or was before an instant. */
@ApplicationScoped
public class PlansOfYear {
    private static final String KNOWN =
            """
            SELECT DISTINCT ON (plan_id) plan_id, region_code, document_number, title, first_year, last_year, status, %s AS state
            FROM plan_revision WHERE region_code IN (:authorities) AND known_at < :known
            ORDER BY plan_id, revision DESC""";

    private final Session entities;

    /** @param state the whole as JSON; null when it was not asked for */
    public record KnownPlan(
            UUID planId,
            String regionCode,
            String documentNumber,
            String title,
            int firstYear,
            int lastYear,
            String status,
            String state) {
        public boolean covers(int year) {
            return year >= firstYear && year <= lastYear;
        }

        public List<Indicator> indicators() {
            try {
                var indicators =
                        EventJson.MAPPER.readValue(state, PlanState.class).indicators();
                return indicators == null ? List.of() : indicators;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    PlansOfYear(Session entities) {
        this.entities = entities;
    }

    /** Issued or over, of the region and those above; the nearest first, of one region what is in force first. */
    public List<KnownPlan> of(String region, OffsetDateTime known) {
        return of(region, known, "NULL");
    }

    /** The same with the whole of each plan. */
    public List<KnownPlan> whole(String region, OffsetDateTime known) {
        return of(region, known, "state");
    }

    private List<KnownPlan> of(String region, OffsetDateTime known, String state) {
        var authorities = RegionScope.of(region).authorities();
        return entities
                .createNativeQuery(KNOWN.formatted(state), KnownPlan.class)
                .setParameter("authorities", authorities)
                .setParameter("known", known)
                .getResultList()
                .stream()
                .filter(plan -> plan.status().equals(PlanStatus.ISSUED.name())
                        || plan.status().equals(PlanStatus.CLOSED.name()))
                .sorted(Comparator.comparing((KnownPlan plan) -> authorities.indexOf(plan.regionCode()))
                        .thenComparing(KnownPlan::status, Comparator.reverseOrder())
                        .thenComparing(KnownPlan::lastYear, Comparator.reverseOrder())
                        .thenComparing(KnownPlan::planId, Comparator.reverseOrder()))
                .toList();
    }

    /** The year that runs, within those of the nearest authority's plans. */
    public static int running(List<KnownPlan> plans, int year) {
        if (plans.isEmpty()) return year;
        var nearest = plans.stream()
                .filter(plan -> plan.regionCode().equals(plans.get(0).regionCode()))
                .toList();
        if (nearest.stream().anyMatch(plan -> plan.covers(year))) return year;
        return nearest.stream()
                .flatMap(plan -> Stream.of(plan.firstYear(), plan.lastYear()))
                .min(Comparator.comparing((Integer bound) -> Math.abs(bound - year)))
                .orElse(year);
    }
}
