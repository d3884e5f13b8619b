package org.tuoyu.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.tuoyu.local.Api;

/** Fifty other systems that take webhooks, each at an address of its own; the last of them may hang. */
final class Subscribers implements AutoCloseable {
    static final int ALL = 50;
    private static final String PATH = "/notifications/api/v1/subscriptions";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Api api;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Queue<Double> took = new ConcurrentLinkedQueue<>();
    private volatile boolean lastHangs;

    Subscribers(Api api, String type) throws IOException {
        this.api = api;
        for (int i = 0; i < ALL; i++) {
            var isLast = i == ALL - 1;
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> take(exchange, isLast));
            server.start();
            servers.add(server);
            var request = Map.of(
                    "name",
                    "load " + i,
                    "url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
                    "types",
                    List.of(type),
                    "regions",
                    List.of(),
                    "notifyDepartment",
                    "health");
            ids.add(api.post("admin211104", PATH, request, Map.of()).expect(201).text("id"));
        }
    }

    private void take(HttpExchange exchange, boolean isLast) throws IOException {
        var event = JSON.readTree(exchange.getRequestBody());
        if (isLast && lastHangs) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else if (!isLast) {
            var since = OffsetDateTime.parse(event.path("time").asText()).toInstant();
            took.add(Duration.between(since, Instant.now()).toNanos() / 1e6);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    void hangLast() {
        lastHangs = true;
    }

    /** Milliseconds from the event to each of those that do not hang, in order; waits until all have all. */
    double[] taken(int events) throws InterruptedException {
        while (took.size() < events * (ALL - 1)) TimeUnit.MILLISECONDS.sleep(100);
        var all = took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        took.clear();
        return all;
    }

    @Override
    public void close() {
        for (var id : ids) {
            var revision = api.get("admin211104", PATH + "/" + id).expect(200).etag();
            api.send("admin211104", "DELETE", PATH + "/" + id, null, null, Map.of("If-Match", revision))
                    .expect(200, 204);
        }
        never.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
