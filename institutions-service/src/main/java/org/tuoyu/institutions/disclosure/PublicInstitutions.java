package org.tuoyu.institutions.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.tuoyu.institutions.record.ServiceForm;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

/** The questions that everybody may ask; how PostgreSQL answers them is in docs/decisions/0014. */
@ApplicationScoped
class PublicInstitutions {
    private static final String FIELDS =
            """
            SELECT uscc, name, other_names, kind, ownership, inclusive, service_forms, region_code, address, phone,
                monthly_fee, longitude, latitude, filed_on, verified_on, slots, free_slots, enrolment_month,
                from_months, to_months, suspended_since, %s, %s AS distance
            FROM %s %s
            """;
    private static final String OWN_WORDS = Stream.of("care", "meals", "health", "safety")
            .map(words -> "(SELECT %1$s FROM institution_record WHERE institution_record.uscc = found.uscc) AS %1$s"
                    .formatted(words))
            .collect(Collectors.joining(", "));
    private static final String NO_WORDS =
            "CAST(NULL AS text) AS care, CAST(NULL AS text) AS meals, CAST(NULL AS text) AS health, CAST(NULL AS text) AS safety";
    private static final String NO_DISTANCE = "CAST(NULL AS integer)";
    /** Great circle, on a sphere of 6,371 km. */
    private static final String DISTANCE =
            """
            CAST(2 * 6371000 * asin(sqrt(power(sin(radians(latitude - :latitude) / 2), 2) + cos(radians(latitude))
                * cos(radians(:latitude)) * power(sin(radians(longitude - :longitude) / 2), 2))) AS integer)""";

    private static final double METRES_A_DEGREE = 111_319.490793;
    private static final double EARTH = 6_378_137;
    /** How far away "near" may be: nobody takes a child further every day, and what is looked through stays bounded. */
    private static final double NEAR = 50_000;

    private static final int CITY = 4;

    private final Session session;

    PublicInstitutions(Session session) {
        this.session = session;
    }

    /** A place in degrees, WGS 84. */
    record Place(double longitude, double latitude) {
        double x() {
            return longitude * METRES_A_DEGREE;
        }

        double y() {
            return EARTH * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
        }

        /** What {@link #NEAR} is on the map of this latitude. */
        double near() {
            return NEAR / Math.cos(Math.toRadians(latitude));
        }
    }

    /**
     * What is looked for; null where it does not matter.
     *
     * @param region this and all below
     * @param age of the child in months
     * @param free with at least one free slot, for that age when one is named
     */
    record Wanted(String region, Integer age, ServiceForm serviceForm, Boolean inclusive, boolean free, String name) {
        /** Whoever looks for something looks for it somewhere: in a city or below it, or near a place. */
        boolean isWithoutWhere() {
            var narrows = age != null || serviceForm != null || inclusive != null || free || name != null;
            return narrows && (region == null || RegionScope.of(region).prefix().length() < CITY);
        }
    }

    /** In the order of their codes, without their own words. */
    List<PublicInstitution> find(Wanted wanted, String after, int limit) {
        if (wanted.isWithoutWhere()) throw ProblemException.invalid("region", "where");
        return inOrder(wanted, after).ask(session, NO_WORDS, NO_DISTANCE, "ORDER BY uscc LIMIT :most", limit);
    }

    /** In the order of their codes, with all that there is. */
    List<PublicInstitution> all(String region, String after, int limit) {
        var wanted = new Wanted(region, null, null, null, false, null);
        return inOrder(wanted, after).ask(session, OWN_WORDS, NO_DISTANCE, "ORDER BY uscc LIMIT :most", limit);
    }

    private static Question inOrder(Wanted wanted, String after) {
        return new Question(wanted).and("uscc > :after", "after", after);
    }

    List<PublicInstitution> one(String uscc) {
        var anything = new Wanted(null, null, null, null, false, null);
        return new Question(anything)
                .and("uscc = :uscc", "uscc", uscc)
                .ask(session, OWN_WORDS, NO_DISTANCE, "LIMIT :most", 1);
    }

    /** The nearest first, within 50 km; those that have not said where they are, not at all. */
    List<PublicInstitution> nearest(Wanted wanted, Place place, int limit) {
        return new Question(wanted)
                .and(
                        "location <@ box(point(:x - :near, :y - :near), point(:x + :near, :y + :near))",
                        "near",
                        place.near())
                .with("x", place.x())
                .with("y", place.y())
                .with("latitude", place.latitude())
                .with("longitude", place.longitude())
                .ask(session, NO_WORDS, DISTANCE, "ORDER BY location <-> point(:x, :y) LIMIT :most", limit);
    }

    /**
     * Conditions as they are wanted, so that the plan fits the question. A region is a range, which a plan made for any
     * region can look up, too; and OFFSET 0 keeps the planner from walking all institutions by code until enough are found.
     */
    private static final class Question {
        private boolean within;
        private final StringBuilder where = new StringBuilder("WHERE true");
        private final HashMap<String, Object> parameters = new HashMap<>();

        Question(Wanted wanted) {
            if (wanted.region() != null) {
                var scope = RegionScope.of(wanted.region());
                within = !scope.prefix().isEmpty();
                if (within) {
                    and("region_code ~>=~ :from AND region_code ~<~ :end", "from", scope.from())
                            .with("end", scope.end());
                }
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
            return with(parameter, value);
        }

        Question with(String parameter, Object value) {
            parameters.put(parameter, value);
            return this;
        }

        List<PublicInstitution> ask(Session session, String words, String distance, String order, int limit) {
            var found = within ? "(SELECT * FROM disclosed " + where + " OFFSET 0) found" : "disclosed found " + where;
            var statement = FIELDS.formatted(words, distance, found, order);
            var query = session.createNativeQuery(statement, PublicInstitution.class);
            parameters.forEach(query::setParameter);
            return query.setParameter("most", limit).getResultList();
        }
    }
}
