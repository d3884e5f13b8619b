package org.tuoyu.notifications.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tuoyu.platform.events.EventJson;

/** The kinds of event of the contracts that came with this version: which fields the data of each have. */
public final class EventKinds {
    private static final List<String> TOPICS =
            List.of("targets.v1", "institutions.v1", "inspections.v1", "notifications.v1");
    private static final Pattern SCHEMA = Pattern.compile("\\./([a-z0-9.-]+)\\.schema\\.json");
    public static final EventKinds SHIPPED = new EventKinds();
    private final SortedMap<String, Kind> kinds = new TreeMap<>();

    /** A kind of event. */
    public record Kind(String type, String topic, JsonNode schema, JsonNode example) {
        /** Whether the schema knows a field of that dotted name. */
        public boolean has(String field) {
            var node = schema;
            for (var part : field.split("\\.")) {
                if (node.has("items")) node = node.path("items");
                node = node.path("properties").path(part);
                if (node.isMissingNode()) return false;
            }
            return true;
        }
    }

    private EventKinds() {
        for (var topic : TOPICS) {
            var listed = SCHEMA.matcher(read(topic + "/asyncapi.yaml"));
            while (listed.find()) {
                var type = "org.tuoyu." + listed.group(1);
                var file = topic + "/" + listed.group(1);
                kinds.put(type, new Kind(type, topic, json(file + ".schema.json"), json(file + ".example.json")));
            }
        }
    }

    private static JsonNode json(String name) {
        try {
            return EventJson.MAPPER.readTree(read(name));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contracts/" + name + " cannot be read", e);
        }
    }

    private static String read(String name) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("contracts/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Kind> of(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    public List<String> types() {
        return List.copyOf(kinds.keySet());
    }
}
