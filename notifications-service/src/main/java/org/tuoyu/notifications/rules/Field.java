package org.tuoyu.notifications.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A field of an event's data by its dotted name: {@code severity}; {@code chain.department} of every item of a list. */
public final class Field {
    private Field() {}

    /** As text, all of them; none where there is none. */
    public static List<String> values(JsonNode data, String name) {
        var found = Stream.of(data);
        for (var part : name.split("\\.")) {
            found = found.flatMap(Field::items).map(node -> node.path(part));
        }
        return found.flatMap(Field::items)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
