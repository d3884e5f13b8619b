package org.tuoyu.notifications;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Other systems: each under a path of its own, with its own manners. */
public final class Receivers {
    private final String address;
    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    /** A request that came. */
    public record Received(String path, Map<String, String> headers, String body, long atNanos) {
        public String id() {
            return headers.get("webhook-id");
        }
    }

    /** How one answers. */
    public interface Manner {
        void answer(HttpExchange exchange, String body) throws IOException, InterruptedException;
    }

    Receivers(String address) {
        this.address = address;
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        end.countDown();
        if (server != null) server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        var path = exchange.getRequestURI().getPath();
        received.add(new Received(path, headers, body, System.nanoTime()));
        try {
            manners.getOrDefault(path, status(200)).answer(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String url(String path) {
        return "http://" + address + ":" + server.getAddress().getPort() + path;
    }

    /** From now on. */
    public void answer(String path, Manner manner) {
        manners.put(path, manner);
    }

    public List<Received> at(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    public static Manner status(int status) {
        return says(status, "");
    }

    public static Manner says(int status, String text) {
        return (exchange, body) -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    public Manner hangs() {
        return (exchange, body) -> {
            end.await();
            exchange.close();
        };
    }

    /** Begins an answer and never ends it. */
    public Manner trickles() {
        return (exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            end.await();
            exchange.close();
        };
    }

    public static Manner closes() {
        return (exchange, body) -> exchange.close();
    }

    public static Manner redirectsTo(String url) {
        return (exchange, body) -> {
            exchange.getResponseHeaders().add("Location", url);
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        };
    }
}
