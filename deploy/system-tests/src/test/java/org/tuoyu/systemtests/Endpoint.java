package org.tuoyu.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An endpoint as an OpenAPI document describes it, with a body that is well formed by its schema. */
record Endpoint(String service, String method, String path, JsonNode operation, JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param document the OpenAPI document of a service, as JSON */
    static List<Endpoint> of(String service, String document) {
        var read = json(document);
        var all = new ArrayList<Endpoint>();
        read.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> all.add(new Endpoint(
                        service, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue(), read))));
        return all;
    }

    String name() {
        return method + " " + path;
    }

    /** The third part of its address: /service/api/v1/resource/… */
    String resource() {
        return path.split("/")[4];
    }

    /** Open to everybody, without login. */
    boolean isPublic() {
        return path.contains("/api/v1/public/");
    }

    boolean hasBody() {
        return operation.path("requestBody").path("content").size() > 0;
    }

    boolean takesJson() {
        return hasBody() && mediaType().contains("json");
    }

    String mediaType() {
        return operation.path("requestBody").path("content").fieldNames().next();
    }

    /** Of its request, as the document gives it; missing when it gives none. */
    JsonNode example() {
        var schema = schema();
        while (schema.has("$ref")) schema = referred(schema);
        return schema.path("examples").path(0);
    }

    /**
     * Well formed; whether it is allowed is the service's to say.
     *
     * @param known by the name of a field the text that it is to have; null for any
     */
    String goodBody(Function<String, String> known) {
        if (!hasBody()) return null;
        if (!takesJson()) return "序号,镇街名称\n1,没有这个镇\n";
        return JSON.valueToTree(sample("", schema(), known)).toString();
    }

    private JsonNode schema() {
        return operation.path("requestBody").path("content").path(mediaType()).path("schema");
    }

    private JsonNode referred(JsonNode schema) {
        return document.at(schema.path("$ref").asText().substring(1));
    }

    private Object sample(String name, JsonNode schema, Function<String, String> known) {
        if (schema.has("$ref")) return sample(name, referred(schema), known);
        if (schema.has("anyOf")) return sample(name, schema.path("anyOf").get(0), known);
        if (schema.has("allOf")) return sample(name, schema.path("allOf").get(0), known);
        if (schema.has("enum")) return schema.path("enum").get(0).asText();
        var type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> {
                var object = new LinkedHashMap<String, Object>();
                schema.path("properties")
                        .properties()
                        .forEach(field -> object.put(field.getKey(), sample(field.getKey(), field.getValue(), known)));
                yield object;
            }
            case "array" -> List.of(sample(name, schema.path("items"), known));
            case "integer" -> schema.path("minimum").asInt(1);
            case "number" -> schema.path("minimum").asDouble(1);
            case "boolean" -> false;
            default -> text(name, schema, known);
        };
    }

    private static String text(String name, JsonNode schema, Function<String, String> known) {
        var wanted = known.apply(name);
        if (wanted != null) return wanted;
        return switch (schema.path("format").asText()) {
            case "date" -> "2024-03-01";
            case "date-time" -> "2024-03-01T08:00:00+08:00";
            case "uuid" -> UUID.randomUUID().toString();
            default -> schema.has("pattern") ? zeros(schema.path("pattern").asText()) : "x";
        };
    }

    /** As many as the pattern wants. */
    private static String zeros(String pattern) {
        var length = Pattern.compile("\\{(\\d+)}$").matcher(pattern);
        return "0".repeat(length.find() ? Integer.parseInt(length.group(1)) : 1);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
