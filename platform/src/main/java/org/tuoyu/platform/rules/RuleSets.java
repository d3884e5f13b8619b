package org.tuoyu.platform.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** Of all rules of a kind those hold that the nearest authority has recorded, of hers the newest that has begun. */
@Singleton // no proxy: it is asked several times an event
public class RuleSets {
    private static final String ROW = "SELECT id, kind, region_code, valid_from, source, content::text FROM rule_set ";
    private final List<RuleKind> kinds;
    private final RulesInForce inForce;
    private final Session session;
    private final ObjectMapper json;
    private final Validator validator;
    private final Outbox outbox;
    private final Clock clock;
    private final String event;
    /** What is recorded never changes, so what was read once is read for good. */
    private final Map<UUID, Rules<?>> read = new ConcurrentHashMap<>();

    private record Row(UUID id, String kind, String regionCode, LocalDate validFrom, String source, String content) {}

    RuleSets(
            @All List<RuleKind> kinds,
            RulesInForce inForce,
            Session session,
            ObjectMapper json,
            Validator validator,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "tuoyu.rules.event", defaultValue = "org.tuoyu.rules.recorded.v1") String event) {
        this.kinds = kinds;
        this.inForce = inForce;
        this.session = session;
        this.json = json;
        this.validator = validator;
        this.outbox = outbox;
        this.clock = clock;
        this.event = event;
    }

    public <C extends RuleKind.Content> Rules<C> inForce(
            RuleKind kind, Class<C> content, String region, LocalDate day) {
        return inForce(kind, content, List.of(region), day).get(region);
    }

    /** Of each of the regions. */
    public <C extends RuleKind.Content> Map<String, Rules<C>> inForce(
            RuleKind kind, Class<C> content, Collection<String> regions, LocalDate day) {
        var found = find(kind, content, regions, day);
        if (!found.keySet().containsAll(regions)) throw ProblemException.invalid("/day", "no-rule-yet", day.toString());
        return found;
    }

    /** Empty when none has begun by that day. */
    public <C extends RuleKind.Content> Optional<Rules<C>> find(
            RuleKind kind, Class<C> content, String region, LocalDate day) {
        return Optional.ofNullable(find(kind, content, List.of(region), day).get(region));
    }

    /** Of those of the regions where any has begun by that day. */
    public <C extends RuleKind.Content> Map<String, Rules<C>> find(
            RuleKind kind, Class<C> content, Collection<String> regions, LocalDate day) {
        var standing = standing(List.of(kind.code()), regions, day);
        var found = new HashMap<String, Rules<C>>();
        for (var region : regions) {
            standing.id(kind.code(), region).ifPresent(id -> found.put(region, of(id, content)));
        }
        return found;
    }

    /** Which rules of all these kinds hold where: for who has many cases at once. */
    public Standing standing(Collection<String> kinds, Collection<String> regions, LocalDate day) {
        return inForce.standing(kinds, regions, day);
    }

    /** The same, as it is in the database now: for checks of what refers to rules that were recorded a moment ago. */
    public Standing standingNow(Collection<String> kinds, Collection<String> regions, LocalDate day) {
        inForce.forget();
        return standing(kinds, regions, day);
    }

    /** The rules under which a case began. */
    @SuppressWarnings("unchecked") // the kind says which class its content is
    public <C extends RuleKind.Content> Rules<C> of(UUID id, Class<C> content) {
        return (Rules<C>) read.computeIfAbsent(
                id,
                key -> read(
                        session.createNativeQuery(ROW + "WHERE id = :id", Row.class)
                                .setParameter("id", key)
                                .getSingleResult(),
                        content));
    }

    private static <C> Rules<C> read(Row row, Class<C> content) {
        try {
            return new Rules<>(
                    row.id(),
                    row.kind(),
                    row.regionCode(),
                    row.validFrom(),
                    row.source(),
                    EventJson.MAPPER.readValue(row.content(), content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rules " + row.id() + " cannot be read", e);
        }
    }

    /** What the actor's region and those above it have recorded, the oldest first. */
    List<Rules<JsonNode>> recorded(String kind, UUID after, int limit, Actor actor) {
        return session
                .createNativeQuery(
                        ROW
                                + """
                                WHERE (CAST(:kind AS text) IS NULL OR kind = :kind) AND id > :after
                                    AND (region_code LIKE :scope OR region_code = ANY(:above))
                                ORDER BY id LIMIT :most""",
                        Row.class)
                .setParameter("kind", kind)
                .setParameter("after", after)
                .setParameter("scope", actor.scope().like())
                .setParameter("above", actor.scope().authorities().toArray(String[]::new))
                .setParameter("most", limit)
                .getResultList()
                .stream()
                .map(row -> read(row, JsonNode.class))
                .toList();
    }

    Rules<JsonNode> require(UUID id, Actor actor) {
        return session.createNativeQuery(ROW + "WHERE id = :id", Row.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .filter(row -> actor.scope().covers(row.regionCode())
                        || actor.scope().authorities().contains(row.regionCode()))
                .map(row -> read(row, JsonNode.class))
                .orElseThrow(() -> ProblemException.notFound("rules", id));
    }

    /** @param validFrom null to record them without bringing them into force */
    @Transactional
    Rules<JsonNode> record(
            String kind, String regionCode, LocalDate validFrom, String source, JsonNode content, Actor actor) {
        if (!actor.scope().covers(RegionScope.of(regionCode).prefix())) {
            throw ProblemException.forbidden("region-not-yours");
        }
        check(kind(kind), kind, content);
        var rules = new Rules<>(Ids.next(), kind, RegionScope.canonical(regionCode), validFrom, source, content);
        session.createNativeMutationQuery(
                        "INSERT INTO rule_set VALUES (:id, :kind, :region, :from, :source, CAST(:content AS jsonb), :by, :at)")
                .setParameter("id", rules.id())
                .setParameter("kind", rules.kind())
                .setParameter("region", rules.regionCode())
                .setParameter("from", rules.validFrom())
                .setParameter("source", rules.source())
                .setParameter("content", content.toString())
                .setParameter("by", actor.id())
                .setParameter("at", OffsetDateTime.now(clock))
                .executeUpdate();
        inForce.forgetAfterwards();
        outbox.publish(
                actor,
                new RulesRecorded(event, rules.id(), kind, rules.regionCode(), validFrom, source, content),
                null);
        return rules;
    }

    private RuleKind kind(String code) {
        return kinds.stream()
                .filter(kind -> kind.isCalled(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "/kind",
                        "rule-kind",
                        code,
                        kinds.stream().map(RuleKind::pattern).sorted().toList()));
    }

    /** Content that is not recorded yet: read, or refused like one that is to be recorded. */
    public <C extends RuleKind.Content> C proposed(String name, JsonNode proposed, Class<C> content) {
        return content.cast(check(kind(name), name, proposed));
    }

    /** In the shape of its kind, without contradictions: everything that is wrong at once. */
    private RuleKind.Content check(RuleKind kind, String name, JsonNode content) {
        RuleKind.Content read;
        try {
            read = json.treeToValue(content, kind.content());
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("/content", "rule-unreadable", name, where(e));
        }
        if (read == null) throw ProblemException.invalid("/content", "rule-unreadable", name, "");
        var wrong = new ArrayList<Wrong>();
        for (ConstraintViolation<?> violation : validator.validate(read)) {
            wrong.add(new Wrong(
                    "/content/" + violation.getPropertyPath().toString().replace('.', '/'),
                    "rule-part",
                    violation.getMessage()));
        }
        if (wrong.isEmpty()) {
            wrong.addAll(read.contradictions(kind.subject() == null ? null : name.substring(name.indexOf('/') + 1)));
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
        return read;
    }

    private static String where(JsonProcessingException e) {
        return e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                        .collect(Collectors.joining("/"))
                : "";
    }
}
