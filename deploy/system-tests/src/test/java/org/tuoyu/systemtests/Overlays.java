package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The overlays of deploy/kubernetes as kubectl renders them; it speaks to no cluster for that. */
final class Overlays {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Overlays() {}

    static void needKubectl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.exists(Path.of(folder, "kubectl"))),
                "kubectl is not there: what is deployed on Kubernetes is not checked");
    }

    static List<JsonNode> render(String overlay) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        RunningSystem.ROOT
                                .resolve("deploy/kubernetes/overlays/" + overlay)
                                .toString())
                .start();
        var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isZero();
        var documents = new ArrayList<JsonNode>();
        YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(new StringReader(text))
                .forEachRemaining(documents::add);
        return documents;
    }

    static JsonNode one(List<JsonNode> documents, String kind, String name) {
        return documents.stream()
                .filter(one ->
                        one.path("kind").asText().equals(kind) && name(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }
}
