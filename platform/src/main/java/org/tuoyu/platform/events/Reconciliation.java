package org.tuoyu.platform.events;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Compares what was written here, what lies in the topics and what had its effect here, event by event. After a restore
 * and every night it must find nothing.
 */
@ApplicationScoped
class Reconciliation {
    private static final Pattern PARAMETER = Pattern.compile(":(own|began|consumer|topics|types|remembered)\\b");
    private static final int MOST_EXAMPLES = 10;
    /** So many times in a row that nothing got better. */
    private static final int LOOKS = 5;

    private static final long SECONDS_BETWEEN_LOOKS = 2;

    private final DataSource database;
    private final List<EventsConsumer> consumers;
    private final Config config;
    private final Map<String, Object> kafka;

    Reconciliation(
            DataSource database,
            @All List<EventsConsumer> consumers,
            Config config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.consumers = consumers;
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * @param kind as in {@link Difference#code}
     * @param consumer who takes differently; null where it is about this service's own events
     * @param examples at most ten
     */
    record Found(String kind, String consumer, long count, List<String> examples) {}

    /** @param repeated of this service's own records, how many were there before */
    record Result(long records, long repeated, List<Found> differences) {}

    Result run() throws SQLException, InterruptedException {
        return run(LOOKS, MOST_EXAMPLES);
    }

    Result run(int looks, int mostExamples) throws SQLException, InterruptedException {
        var own = config.getValue("tuoyu.topic", String.class);
        var topics = new TreeSet<>(Set.of(own));
        for (var consumer : consumers) topics.addAll(topicsOf(consumer));
        try (var connection = database.getConnection();
                var copy = new TopicCopy(connection, kafka)) {
            var parameters = new LinkedHashMap<String, Object>();
            parameters.put("own", own);
            parameters.put("began", Timestamp.from(now(connection)));
            parameters.put("remembered", Timestamp.from(now(connection).minus(remembered())));
            long fewest = Long.MAX_VALUE;
            for (int left = looks; ; left--) {
                copy.copy(topics);
                var found = compare(connection, parameters, mostExamples);
                var count = found.stream().mapToLong(Found::count).sum();
                if (count < fewest) left = looks; // somebody is catching up
                fewest = Math.min(fewest, count);
                if (count == 0 || left <= 1) return new Result(copy.records(), copy.repeated(own), found);
                TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_LOOKS);
            }
        }
    }

    private List<Found> compare(Connection connection, Map<String, Object> parameters, int most) throws SQLException {
        var types = types(connection);
        var found = new ArrayList<Found>();
        for (var difference : Difference.values()) {
            if (!difference.isOfConsumer()) ask(connection, difference, null, parameters, most, found);
            else
                for (var consumer : consumers) {
                    var wanted = types.stream().filter(consumer::wants).toArray(String[]::new);
                    var of = new LinkedHashMap<>(parameters);
                    of.put("consumer", consumer.consumer());
                    of.put(
                            "topics",
                            connection.createArrayOf("text", topicsOf(consumer).toArray()));
                    of.put("types", connection.createArrayOf("text", wanted));
                    ask(connection, difference, consumer.consumer(), of, most, found);
                }
        }
        return found;
    }

    private static void ask(
            Connection connection,
            Difference difference,
            String consumer,
            Map<String, Object> parameters,
            int most,
            List<Found> found)
            throws SQLException {
        var names = PARAMETER.matcher(difference.question);
        var sql = names.replaceAll("?");
        try (var statement = connection.prepareStatement(
                "WITH answers (found) AS MATERIALIZED (%s) SELECT (SELECT count(*) FROM answers), ARRAY(SELECT found FROM answers LIMIT %d)"
                        .formatted(sql, most))) {
            names.reset();
            for (int i = 1; names.find(); i++) statement.setObject(i, parameters.get(names.group(1)));
            var answer = statement.executeQuery();
            answer.next();
            var count = answer.getLong(1);
            if (count == 0) return;
            var examples = (String[]) answer.getArray(2).getArray();
            found.add(new Found(difference.code(), consumer, count, List.of(examples)));
        }
    }

    private static List<String> types(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT DISTINCT type FROM topic_record WHERE type IS NOT NULL")) {
            var types = new ArrayList<String>();
            while (answer.next()) types.add(answer.getString(1));
            return types;
        }
    }

    /** By the channels that its methods name. */
    private Set<String> topicsOf(EventsConsumer consumer) {
        var topics = new TreeSet<String>();
        for (Class<?> type = ClientProxy.unwrap(consumer).getClass(); type != null; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredMethods())
                    .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Incoming.class)))
                    .map(incoming ->
                            config.getValue("mp.messaging.incoming." + incoming.value() + ".topic", String.class))
                    .forEach(topics::add);
        }
        return topics;
    }

    /** What is older, the inbox may have forgotten. */
    private Duration remembered() {
        return Duration.ofDays(config.getValue("tuoyu.inbox.keep-days", Integer.class) - 1L);
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT now()")) {
            answer.next();
            return answer.getTimestamp(1).toInstant();
        }
    }
}
