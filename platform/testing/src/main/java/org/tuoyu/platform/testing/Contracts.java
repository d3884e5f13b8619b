package org.tuoyu.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The folder contracts/: the schema and the example of each kind of event. */
public final class Contracts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = ".schema.json";
    private final TreeMap<String, Path> schemas = new TreeMap<>();

    public Contracts() {
        var folder = Path.of(System.getProperty("tuoyu.root"), "contracts");
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(SCHEMA))
                    .forEach(file -> schemas.put(
                            "org.tuoyu." + file.getFileName().toString().replace(SCHEMA, ""), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> types() {
        return schemas.keySet();
    }

    public String topic(String type) {
        return schema(type).getParent().getFileName().toString();
    }

    /** What is wrong with the data of an event; empty when nothing is. */
    public List<String> violations(String type, String data) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(schema(type)))
                    .validate(JSON.readTree(data), context -> context.getExecutionConfig()
                            .setFormatAssertionsEnabled(true))
                    .stream()
                    .map(message -> type + ": " + message.getMessage())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode example(String type) {
        try {
            return JSON.readTree(Files.readString(schema(type)
                    .resolveSibling(schema(type).getFileName().toString().replace(SCHEMA, ".example.json"))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path schema(String type) {
        var schema = schemas.get(type);
        if (schema == null) throw new IllegalArgumentException("contracts/ has no schema for " + type);
        return schema;
    }
}
