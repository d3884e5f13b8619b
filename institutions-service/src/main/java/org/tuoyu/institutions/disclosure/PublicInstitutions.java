package org.tuoyu.institutions.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.institutions.record.ServiceForm;
import org.tuoyu.platform.identity.RegionScope;

/** The questions that everybody may ask; how PostgreSQL answers them is in docs/decisions/0014. */
@ApplicationScoped
class PublicInstitutions {
    private static final String FIELDS =
            """
            SELECT uscc, name, other_names, kind, ownership, inclusive, service_forms, region_code, address, phone,
                monthly_fee, longitude, latitude, filed_on, verified_on, slots, free_slots, enrolment_month,
                array_position(ages, true) - 1 AS from_months, CASE WHEN true = ANY(ages) THEN
                    36 - (SELECT min(back) FROM generate_series(0, 35) back WHERE ages[36 - back]) END AS to_months,
                suspended_since, care, meals, health, safety, %s AS distance
            FROM (SELECT disclosed.*, ARRAY(SELECT takes > 0 FROM unnest(takes_by_age) takes) AS ages FROM disclosed %s) one
            """;
    /** Great circle, on a sphere of 6,371 km. */
    private static final String DISTANCE =
            """
            CAST(2 * 6371000 * asin(sqrt(power(sin(radians(latitude - :latitude) / 2), 2) + cos(radians(latitude))
                * cos(radians(:latitude)) * power(sin(radians(longitude - :longitude) / 2), 2))) AS integer)""";

    private static final String PLACE =
            "point(:longitude * 111319.490793, 6378137 * ln(tan(pi() / 4 + radians(CAST(:latitude AS double precision)) / 2)))";

    private final Session session;

    PublicInstitutions(Session session) {
        this.session = session;
    }

    /** A place in degrees, WGS 84. */
    record Place(double longitude, double latitude) {}

    /**
     * What is looked for; null where it does not matter.
     *
     * @param region this and all below
     * @param age of the child in months
     * @param free with at least one free slot, for that age when one is named
     */
    record Wanted(String region, Integer age, ServiceForm serviceForm, Boolean inclusive, boolean free, String name) {}

    /** In the order of their codes. */
    List<PublicInstitution> find(Wanted wanted, String after, int limit) {
        var question = new Question(wanted).and("uscc > :after", "after", after);
        return question.ask(session, "CAST(NULL AS integer)", "ORDER BY uscc LIMIT :most", limit);
    }

    List<PublicInstitution> one(String uscc) {
        var anything = new Wanted(null, null, null, null, false, null);
        return new Question(anything)
                .and("uscc = :uscc", "uscc", uscc)
                .ask(session, "CAST(NULL AS integer)", "LIMIT :most", 1);
    }

    /** The nearest first; those that have not said where they are, not at all. */
    List<PublicInstitution> nearest(Wanted wanted, Place place, int limit) {
        var question = new Question(wanted)
                .and("location IS NOT NULL", "latitude", place.latitude())
                .and("true", "longitude", place.longitude());
        return question.ask(session, DISTANCE, "ORDER BY location <-> " + PLACE + " LIMIT :most", limit);
    }

    /** Conditions as they are wanted, so that the plan fits the question. */
    private static final class Question {
        private final StringBuilder where = new StringBuilder("WHERE true");
        private final HashMap<String, Object> parameters = new HashMap<>();

        Question(Wanted wanted) {
            if (wanted.region() != null) {
                and(
                        "region_code LIKE :scope",
                        "scope",
                        RegionScope.of(wanted.region()).like());
            }
            if (wanted.age() != null) and("takes_by_age[:age + 1] > 0", "age", wanted.age());
            if (wanted.serviceForm() != null) {
                and(":form = ANY(service_forms)", "form", wanted.serviceForm().name());
            }
            if (wanted.inclusive() != null) and("inclusive = :inclusive", "inclusive", wanted.inclusive());
            if (wanted.name() != null) and("position(:name IN name) > 0", "name", wanted.name());
            if (wanted.free()) {
                where.append(" AND suspended_since IS NULL AND ");
                where.append(wanted.age() == null ? "free_slots > 0" : "free_by_age[:age + 1] > 0");
            }
        }

        Question and(String condition, String parameter, Object value) {
            where.append(" AND ").append(condition);
            parameters.put(parameter, value);
            return this;
        }

        List<PublicInstitution> ask(Session session, String distance, String order, int limit) {
            var query =
                    session.createNativeQuery(FIELDS.formatted(distance, where + " " + order), PublicInstitution.class);
            parameters.forEach(query::setParameter);
            return query.setParameter("most", limit).getResultList();
        }
    }
}
