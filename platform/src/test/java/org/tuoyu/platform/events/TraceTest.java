package org.tuoyu.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.Tokens;
import org.tuoyu.platform.testing.TuoyuTestResource;

/** From the caller's request through Kafka to the effect it is one trace, span below span. */
@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@TestProfile(TraceTest.Traced.class)
class TraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Inject
    InMemorySpanExporter spans;

    @ConfigProperty(name = "tuoyu.test.issuer")
    String issuer;

    public static class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "100ms");
        }
    }

    static class Spans {
        @Produces
        @ApplicationScoped
        InMemorySpanExporter inMemory() {
            return InMemorySpanExporter.create();
        }
    }

    @Test
    void aRequestAndItsEffectAreOneTrace() {
        given().auth()
                .oauth2(new Tokens(issuer).of("registrar-1", "211104", "registrar"))
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .contentType(ContentType.JSON)
                .body(Map.of("regionCode", "211104002", "times", 1))
                .post("/api/v1/counters")
                .then()
                .statusCode(201);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !ofKind(SpanKind.CONSUMER).isEmpty()
                        && !ofKind(SpanKind.SERVER).isEmpty());
        var request = ofKind(SpanKind.SERVER).get(0);
        var effect = ofKind(SpanKind.CONSUMER).get(0);
        assertThat(effect.getName()).isEqualTo("sample org.tuoyu.sample.counted.v1");
        assertThat(request.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(effect.getParentSpanId()).isEqualTo(request.getSpanId());
    }

    private List<SpanData> ofKind(SpanKind kind) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE) && span.getKind() == kind)
                .toList();
    }
}
