package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.mirrormaker2.KafkaMirrorMaker2;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each document is read by the model of its kind, which knows no other fields; for CloudNativePG, which has none in Java, the
 * fields that we use are listed here.
 */
@DisplayName("What is deployed on Kubernetes has the fields of its kind and no others")
class ManifestSchemasIT {
    private static final ObjectMapper STRICT = strict();
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("batch/v1/CronJob", CronJob.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("gateway.networking.k8s.io/v1/Gateway", Gateway.class),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
            Map.entry("cert-manager.io/v1/Certificate", Certificate.class),
            Map.entry("cert-manager.io/v1/Issuer", Issuer.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaMirrorMaker2", KafkaMirrorMaker2.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

    /** From the API reference of CloudNativePG 1.27: what we use of it, as path and kind of value. */
    private static final Map<String, String> CLOUD_NATIVE_PG = Map.of(
            "Cluster",
            "instances imageName storage.size walStorage.size resources.* postgresql.synchronous.method"
                    + " postgresql.synchronous.number postgresql.parameters.* certificates.serverCASecret"
                    + " certificates.serverTLSSecret managed.roles.name managed.roles.login"
                    + " managed.roles.passwordSecret.name backup.retentionPolicy"
                    + " backup.barmanObjectStore.destinationPath backup.barmanObjectStore.endpointURL"
                    + " backup.barmanObjectStore.s3Credentials.*"
                    + " backup.barmanObjectStore.wal.compression backup.barmanObjectStore.data.compression",
            "Database",
            "name owner cluster.name",
            "ScheduledBackup",
            "schedule backupOwnerReference cluster.name");

    @BeforeAll
    static void needsKubectl() {
        Overlays.needKubectl();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void everyDocumentHasTheFieldsOfItsKindAndNoOthers(String overlay) throws Exception {
        var documents = Overlays.render(overlay);
        assertThat(documents).hasSizeGreaterThan(50);
        for (var document : documents) {
            var kind = document.path("apiVersion").asText() + "/"
                    + document.path("kind").asText();
            if (kind.startsWith("postgresql.cnpg.io/v1/")) {
                checkCloudNativePg(document);
                continue;
            }
            assertThat(MODELS).as("model of").containsKey(kind);
            STRICT.convertValue(document, MODELS.get(kind));
        }
    }

    private static void checkCloudNativePg(JsonNode document) {
        var known = List.of(CLOUD_NATIVE_PG.get(document.path("kind").asText()).split(" "));
        for (var path : leaves("", document.path("spec"))) {
            assertThat(known)
                    .as(path)
                    .anyMatch(one -> one.equals(path)
                            || one.endsWith(".*") && path.startsWith(one.substring(0, one.length() - 1)));
        }
    }

    private static List<String> leaves(String before, JsonNode node) {
        var found = new ArrayList<String>();
        if (node.isArray()) node.forEach(one -> found.addAll(leaves(before, one)));
        else if (node.isObject())
            node.forEachEntry(
                    (name, value) -> found.addAll(leaves(before.isEmpty() ? name : before + "." + name, value)));
        else found.add(before);
        return found;
    }

    /** The models take unknown fields into a map of their own: here they must not. */
    private static ObjectMapper strict() {
        var mapper = new ObjectMapper();
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        });
        return mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
