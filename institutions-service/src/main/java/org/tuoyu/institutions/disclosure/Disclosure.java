package org.tuoyu.institutions.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.rules.RuleKind;
import org.tuoyu.platform.rules.RuleSets;

/** What is published of what there is, by the rules of the institution's region. */
@ApplicationScoped
class Disclosure {
    private static final RuleKind KIND = new RuleKind("disclosure", DisclosureRules.class);
    private static final String NATION = "000000";
    private static final String NATION_WIDE = "registration";
    /** Looked up first, whatever the planner thinks of it; see docs/decisions/0014. */
    private static final String WITHIN =
            "(SELECT * FROM registration WHERE region_code ~>=~ :from AND region_code ~<~ :end OFFSET 0)";

    private static final int DISTRICT = 6;
    private final RuleSets ruleSets;
    private final Session session;
    private final ObjectMapper json;
    private final Clock clock;

    Disclosure(RuleSets ruleSets, Session session, ObjectMapper json, Clock clock) {
        this.ruleSets = ruleSets;
        this.session = session;
        this.json = json;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RuleKind kind() {
        return KIND;
    }

    /**
     * A decision that the public may know.
     *
     * @param decision REFUSED, or SUSPENDED
     * @param reasons of the refusal; of a suspension the clause of the plan: what was found may name people
     */
    public record Decision(
            String uscc, String name, String regionCode, String decision, LocalDate day, String[] reasons) {}

    private DisclosureRules rules(String region) {
        return ruleSets.inForce(KIND, DisclosureRules.class, region, LocalDate.now(clock))
                .content();
    }

    /** As JSON with the published fields only, by the rules of its district; written in one go, since it is asked most. */
    List<String> published(List<PublicInstitution> found) {
        return published(found, PublicInstitution.OWN_WORDS);
    }

    /** With its own words. */
    Optional<String> whole(List<PublicInstitution> found) {
        return published(found, Set.of()).stream().findFirst();
    }

    private List<String> published(List<PublicInstitution> found, Set<String> without) {
        var writers = new HashMap<String, ObjectWriter>();
        return found.stream()
                .map(one -> {
                    var district = one.regionCode()
                            .substring(0, Math.min(DISTRICT, one.regionCode().length()));
                    var writer = writers.computeIfAbsent(
                            district, key -> writer(rules(key).fields(), without));
                    return write(writer, one);
                })
                .toList();
    }

    private ObjectWriter writer(List<String> fields, Set<String> without) {
        var some = fields.stream().filter(field -> !without.contains(field)).collect(Collectors.toSet());
        var chosen = SimpleBeanPropertyFilter.filterOutAllExcept(some);
        return json.writer(new SimpleFilterProvider().addFilter(PublicInstitution.PUBLISHED, chosen));
    }

    private static String write(ObjectWriter writer, PublicInstitution one) {
        try {
            return writer.writeValueAsString(one);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As values, for a page or a table: what is not published is absent. */
    List<Map<String, Object>> values(List<PublicInstitution> found) {
        return published(found, Set.of()).stream().map(this::values).toList();
    }

    private Map<String, Object> values(String published) {
        try {
            return json.readValue(published, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields of a table of many districts: those of the nearest rules above all of them. */
    List<String> fields(String region) {
        return rules(region == null ? NATION : region).fields();
    }

    /** Refusals for as long as the rules say, suspensions while they last; the newest first. */
    List<Decision> decisions(String region, int limit) {
        var asked = region == null ? NATION : region;
        var scope = RegionScope.of(asked);
        var since = LocalDate.now(clock).minusMonths(rules(asked).refusalMonths());
        var query = session.createNativeQuery(
                        """
                        SELECT one.uscc, one.name, one.region_code, 'REFUSED' AS decision, filing.decided_on AS day, filing.reasons
                        FROM %1$s one JOIN filing ON filing.uscc = one.uscc
                        WHERE filing.stage = 'ENDED' AND filing.superseded_by IS NULL AND cardinality(filing.reasons) > 0
                            AND filing.decided_on > :since
                        UNION ALL
                        SELECT one.uscc, one.name, one.region_code, 'SUSPENDED', suspension.from_day, array_remove(ARRAY[suspension.clause], NULL)
                        FROM %1$s one JOIN slots_suspension suspension ON suspension.uscc = one.uscc
                        WHERE one.cancelled_on IS NULL
                        ORDER BY day DESC, uscc LIMIT :most"""
                                .formatted(scope.prefix().isEmpty() ? NATION_WIDE : WITHIN),
                        Decision.class)
                .setParameter("since", since)
                .setParameter("most", limit);
        if (!scope.prefix().isEmpty()) query.setParameter("from", scope.from()).setParameter("end", scope.end());
        return query.getResultList().stream().filter(one -> isPublished(one)).toList();
    }

    /** A refusal, for as long as the rules of its own district say. */
    private boolean isPublished(Decision one) {
        if (!one.decision().equals("REFUSED")) return true;
        var district = one.regionCode()
                .substring(0, Math.min(DISTRICT, one.regionCode().length()));
        return one.day()
                .isAfter(LocalDate.now(clock).minusMonths(rules(district).refusalMonths()));
    }
}
