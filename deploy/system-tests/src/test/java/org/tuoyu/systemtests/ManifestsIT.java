package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images, ports, secrets, topics, access lists, roles, paths: each is named once in the code and once in a manifest. */
@DisplayName("What is deployed on Kubernetes agrees with the code")
class ManifestsIT {
    private static final Path ROOT = RunningSystem.ROOT;
    private static final List<String> SERVICES = List.of("targets", "institutions", "inspections", "notifications");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @BeforeAll
    static void needsKubectl() {
        Overlays.needKubectl();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void eachServiceRunsItsImageAsNobodyOnAReadOnlyFileSystemWithItsPortsAndSecrets(String overlay) throws Exception {
        var documents = Overlays.render(overlay);
        var settings = documents.stream()
                .filter(one -> Overlays.name(one).startsWith("tuoyu-settings"))
                .findFirst()
                .orElseThrow()
                .path("data");
        for (var service : SERVICES) {
            var pod =
                    Overlays.one(documents, "Deployment", service + "-service").at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(container.path("image").asText()).startsWith("tuoyu/" + service + "-service:");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asText()).isEqualTo(userOfImage());
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/ports/0/containerPort"))
                    .isEqualTo(YAML.readTree(settings.path("QUARKUS_HTTP_PORT").asText()));
            assertThat(container.at("/ports/1/containerPort"))
                    .isEqualTo(YAML.readTree(
                            settings.path("QUARKUS_MANAGEMENT_PORT").asText()));
            assertThat(container.findValuesAsText("name")).contains(service + "-database");
            var job = Overlays.one(documents, "Job", service + "-migration");
            assertThat(job.findValuesAsText("name"))
                    .contains(service + "-migrations")
                    .doesNotContain(service + "-database");
            assertThat(job.at("/spec/template/spec/containers/0/image")).isEqualTo(container.path("image"));
        }
    }

    @Test
    void budgetsAndSpreadingMeanThePodsOfTheirServiceAndNotThoseOfItsMigration() throws Exception {
        var documents = Overlays.render("production");
        for (var service : SERVICES) {
            var pods =
                    Overlays.one(documents, "Deployment", service + "-service").at("/spec/template/metadata/labels");
            var migration =
                    Overlays.one(documents, "Job", service + "-migration").at("/spec/template/metadata/labels");
            var budget = Overlays.one(documents, "PodDisruptionBudget", service + "-service")
                    .at("/spec/selector/matchLabels");
            var spread = Overlays.one(documents, "Deployment", service + "-service")
                    .at("/spec/template/spec/topologySpreadConstraints");
            var address =
                    Overlays.one(documents, "Service", service + "-service").at("/spec/selector");
            for (var selector : List.of(
                    budget,
                    spread.at("/0/labelSelector/matchLabels"),
                    spread.at("/1/labelSelector/matchLabels"),
                    address)) {
                assertThat(selects(selector, pods)).isTrue();
                assertThat(selects(selector, migration)).isFalse();
            }
        }
    }

    @Test
    void thePoolsOfAllReplicasTogetherAreNoMoreThanTheDatabaseTakes() throws Exception {
        var documents = Overlays.render("production");
        var settings =
                YAML.readTree(String.join("\n", Files.readAllLines(ROOT.resolve("deploy/kubernetes/base/settings.env")))
                        .replace("=", ": "));
        var pool = settings.path("QUARKUS_DATASOURCE_JDBC_MAX_SIZE").asInt() + 1; // the relay has one of its own
        int connections = 0;
        for (var document : documents) {
            if (!document.path("kind").asText().equals("HorizontalPodAutoscaler")) continue;
            connections += (document.at("/spec/maxReplicas").asInt() + 1) * pool; // one more while it is exchanged
        }
        var login = Overlays.one(documents, "Deployment", "login");
        for (var setting : login.at("/spec/template/spec/containers/0/env")) {
            if (setting.path("name").asText().equals("KC_DB_POOL_MAX_SIZE"))
                connections += (login.at("/spec/replicas").asInt() + 1)
                        * setting.path("value").asInt();
        }
        var most = Overlays.one(documents, "Cluster", "postgres")
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();
        assertThat(connections).isPositive().isLessThan(most - 20);
    }

    @Test
    void everySecretIsInTheListOfTheOperationsPage() throws Exception {
        var page = Files.readString(ROOT.resolve("docs/operations.md"));
        var names = new TreeSet<String>();
        for (var document : Overlays.render("production")) {
            for (var reference : document.findValues("secretKeyRef")) names.add(name(reference, "name"));
            for (var reference : document.findValues("passwordSecret")) names.add(name(reference, "name"));
            for (var reference : document.findValues("s3Credentials")) names.addAll(reference.findValuesAsText("name"));
            if (document.path("kind").asText().equals("KafkaMirrorMaker2"))
                names.addAll(document.findValuesAsText("secretName"));
        }
        var made = new TreeSet<String>(); // by Strimzi and cert-manager
        SERVICES.forEach(service -> made.add(service + "-service"));
        made.addAll(List.of("topic-copy", "kafka-cluster-ca-cert"));
        names.removeAll(made);
        assertThat(names).isNotEmpty().allSatisfy(secret -> assertThat(page).contains("`" + secret + "`"));
    }

    @Test
    void thereIsATopicForEachServiceAndForWhatEachConsumerSetsAside() throws Exception {
        var wanted = new TreeSet<String>();
        for (var service : SERVICES) {
            wanted.add(channels(service, "tuoyu.topic=(.+)").get(0));
            for (var consumer : consumers(service)) wanted.addAll(consumer);
        }
        var topics = new TreeSet<String>();
        for (var document : Overlays.render("production")) {
            if (document.path("kind").asText().equals("KafkaTopic")) topics.add(Overlays.name(document));
        }
        assertThat(topics).isEqualTo(wanted);
    }

    @Test
    void theCopyElsewhereHasAllTopicsAndMayOnlyRead() throws Exception {
        var documents = Overlays.render("production");
        var copied = Pattern.compile(Overlays.one(documents, "KafkaMirrorMaker2", "topic-copy")
                .at("/spec/mirrors/0/topicsPattern")
                .asText());
        var acls = Overlays.one(documents, "KafkaUser", "topic-copy").at("/spec/authorization/acls");
        var read = new ArrayList<String>();
        for (var acl : acls) {
            assertThat(acl.path("operations").toString()).isEqualTo("[\"Read\",\"Describe\",\"DescribeConfigs\"]");
            read.add(acl.at("/resource/name").asText());
        }
        for (var document : documents) {
            if (!document.path("kind").asText().equals("KafkaTopic")) continue;
            var topic = Overlays.name(document);
            assertThat(topic).matches(copied);
            assertThat(read).as(topic).anyMatch(topic::startsWith);
        }
    }

    @Test
    void eachServiceMayReadWhatItTakesAndWriteOnlyItsOwn() throws Exception {
        for (var service : SERVICES) {
            var user = Overlays.one(Overlays.render("production"), "KafkaUser", service + "-service");
            var read = new TreeSet<String>();
            var written = new TreeSet<String>();
            for (var acl : user.at("/spec/authorization/acls")) {
                if (!acl.at("/resource/type").asText().equals("topic")) continue;
                var topic = acl.at("/resource/name").asText();
                for (var operation : acl.path("operations")) {
                    if (operation.asText().equals("Read")) read.add(topic);
                    if (operation.asText().equals("Write") && !topic.contains("dead-letter")) written.add(topic);
                }
            }
            var taken = new TreeSet<>(channels(service, "mp\\.messaging\\.incoming\\..+\\.topic=(.+)"));
            taken.add(service + ".v1"); // the reconciliation reads it
            assertThat(read).as(service).isEqualTo(taken);
            assertThat(written).as(service).containsExactly(service + ".v1");
        }
    }

    @Test
    void theLoginKnowsTheRolesOfTheCodeAndGivesTheClaimsThatItReads() throws Exception {
        var realm =
                YAML.readTree(ROOT.resolve("deploy/kubernetes/base/realm.json").toFile());
        var roles = Pattern.compile("= \"([a-z-]+)\"")
                .matcher(Files.readString(ROOT.resolve("platform/src/main/java/org/tuoyu/platform/identity/Role.java")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(realm.at("/roles/realm").findValuesAsText("name")).containsExactlyInAnyOrderElementsOf(roles);
        var mappers = realm.at("/clientScopes/0/protocolMappers");
        assertThat(mappers.findValuesAsText("protocolMapper")).contains("oidc-sub-mapper", "oidc-full-name-mapper");
        // A realm that brings scopes has no others: Keycloak passes over what it does not know.
        var scopes = new TreeSet<>(
                realm.path("clientScopes").findValuesAsText("name").subList(0, 1));
        for (var client : realm.path("clients")) {
            for (var scope : client.path("defaultClientScopes"))
                assertThat(scopes).contains(scope.asText());
        }
        assertThat(mappers.findValuesAsText("claim.name"))
                .containsExactlyInAnyOrder("preferred_username", "groups", "region", "department", "uscc");
        assertThat(mappers.findValuesAsText("included.custom.audience")).containsExactly("tuoyu");
    }

    @Test
    void eachServiceIsReachedUnderItsPath() throws Exception {
        var route = Overlays.one(Overlays.render("production"), "HTTPRoute", "tuoyu");
        var paths = new TreeMap<String, String>();
        for (var rule : route.at("/spec/rules")) {
            var backend = rule.at("/backendRefs/0/name").asText();
            if (backend.endsWith("-service"))
                paths.put(backend, rule.at("/matches/0/path/value").asText());
        }
        for (var service : SERVICES) {
            assertThat(channels(service, "quarkus\\.http\\.root-path=(.+)"))
                    .containsExactly(paths.get(service + "-service"));
        }
    }

    @Test
    void everySettingIsOneThatTheCodeReads() throws Exception {
        var code = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (var file : files.filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .toList()) code.append(Files.readString(file));
        }
        var read = code.toString().replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(java.util.Locale.ROOT);
        try (var lines = Files.lines(ROOT.resolve("deploy/kubernetes/base/settings.env"))) {
            lines.map(line -> line.split("=", 2)[0])
                    .filter(name -> name.startsWith("TUOYU_"))
                    .forEach(name -> assertThat(read).contains(name));
        }
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        assertThat(selector.isObject() && !selector.isEmpty()).isTrue();
        var missed = new ArrayList<String>();
        selector.forEachEntry((name, value) -> {
            if (!labels.path(name).equals(value)) missed.add(name);
        });
        return missed.isEmpty();
    }

    private static String name(JsonNode reference, String field) {
        return reference.path(field).asText();
    }

    private static String userOfImage() throws IOException {
        var found = Pattern.compile("(?m)^USER (\\d+)$")
                .matcher(Files.readString(ROOT.resolve("deploy/images/Dockerfile")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> channels(String service, String setting) throws IOException {
        var text = Files.readString(ROOT.resolve(service + "-service/src/main/resources/application.properties"));
        return Pattern.compile("(?m)^" + setting + "$")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The topics for dead letters of each consumer of a service, from its source. */
    private static List<List<String>> consumers(String service) throws IOException {
        var all = new ArrayList<List<String>>();
        try (Stream<Path> files = Files.walk(ROOT.resolve(service + "-service/src/main/java"))) {
            for (var file : files.filter(one -> one.toString().endsWith("EventsConsumer.java"))
                    .toList()) {
                var source = Files.readString(file);
                var name = Pattern.compile("String consumer\\(\\) \\{\\s+return \"([^\"]+)\"")
                        .matcher(source);
                assertThat(name.find()).as(file.toString()).isTrue();
                var topics = new ArrayList<String>();
                var incoming = Pattern.compile("@Incoming\\(\"(.+?)\"\\)").matcher(source);
                while (incoming.find()) {
                    var topic = channels(service, "mp\\.messaging\\.incoming\\." + incoming.group(1) + "\\.topic=(.+)")
                            .get(0);
                    topics.add(topic + ".dead-letter." + name.group(1));
                }
                all.add(topics);
            }
        }
        return all;
    }
}
