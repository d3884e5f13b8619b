package org.tuoyu.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tuoyu.local.Api;
import org.tuoyu.local.Jvm;
import org.tuoyu.local.MadeUpUscc;
import org.tuoyu.local.PlanFolder;
import org.tuoyu.local.Setup;
import org.tuoyu.platform.testing.Tokens;

/** {@code mvn -Pfaults verify -Dit.test=RollingRestartIT}. */
@Tag("faults")
@Tag("long")
@DisplayName("While all services are exchanged one replica after the other, no request fails")
class RollingRestartIT {
    private static final int RATE = 100;
    private static final List<String> READ = List.of(
            "/targets/api/v1/regions/211104/board?year=2025",
            "/institutions/api/v1/institutions?limit=20",
            "/inspections/api/v1/visits?limit=20",
            "/notifications/api/v1/notifications?limit=20");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean running = true;

    @Test
    void noRequestFails() throws Exception {
        try (var system = FaultsIT.started(Setup.of(Jvm.FRUGAL).replicas(2))) {
            var tokens = new Tokens(system.issuer());
            var api = new Api(system.address(), tokens);
            new PlanFolder(FaultsIT.ROOT.resolve("deploy/local/plans/211104"), api).load();
            var sending = CompletableFuture.runAsync(() -> send(system.address(), tokens));
            TimeUnit.SECONDS.sleep(20);
            for (var service : system.processes()) {
                service.stop();
                service.start();
                service.awaitReady();
                TimeUnit.SECONDS.sleep(2); // until it is asked again
            }
            running = false;
            sending.join();
            System.out.printf(
                    "%d requests at %d/s while %d processes were exchanged: %d failed%n",
                    answered.get() + failed.size(), RATE, system.processes().size(), failed.size());
            assertThat(failed).isEmpty();
            assertThat(answered.get()).isGreaterThan(RATE);
        }
    }

    /** On a clock: half of them read, half register. Nothing is tried again. */
    private void send(String address, Tokens tokens) {
        var answers = new ConcurrentLinkedQueue<CompletableFuture<Void>>();
        var reader = tokens.of("auditor");
        var registrar = tokens.of("civil");
        var start = System.nanoTime();
        for (int i = 0; running; i++) {
            var wait = start + TimeUnit.SECONDS.toNanos(i) / RATE - System.nanoTime();
            if (wait > 0) java.util.concurrent.locks.LockSupport.parkNanos(wait);
            answers.add(ask(i % 2 == 0 ? read(address, reader, i / 2) : register(address, registrar, i)));
        }
        answers.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> ask(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((answer, failure) -> {
            if (failure != null) failed.add(request.uri() + " " + failure);
            else if (answer.statusCode() >= 400)
                failed.add(request.uri() + " " + answer.statusCode() + " " + answer.body());
            else answered.incrementAndGet();
            return null;
        });
    }

    private static HttpRequest read(String address, String token, int n) {
        return request(address + READ.get(n % READ.size()), token).GET().build();
    }

    private static HttpRequest register(String address, String token, int n) {
        var body =
                """
                {"uscc":"%s","name":"轮换测试%d","legalForm":"NON_PROFIT","regionCode":"211104004","address":"一号","registeredOn":"2024-01-05"}"""
                        .formatted(MadeUpUscc.of(n), n);
        return request(address + "/institutions/api/v1/registrations", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder request(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }
}
