package org.tuoyu.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.tuoyu.local.MadeUpUscc;

/** Pushes made-up registrations, each once, with its Idempotency-Key. */
final class Registrar {
    private static final String[] TOWNS = {"211104002", "211104004", "211104005", "211104006", "211104101"};

    private final HttpClient http;
    private final AtomicInteger number = new AtomicInteger();
    private final RequestOptions request;

    /** Writes header and body at once and without Nagle's delay, as a server's client does. */
    Registrar(Vertx vertx, int port, String token) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(200));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/institutions/api/v1/registrations")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
    }

    /** True when it was acknowledged. */
    CompletableFuture<Boolean> push() {
        int n = number.incrementAndGet();
        var body =
                """
                {"uscc":"%s","name":"示例负载%d","legalForm":"NON_PROFIT","regionCode":"%s","address":"一号","registeredOn":"2024-01-05"}"""
                        .formatted(MadeUpUscc.of(n), n, TOWNS[n % TOWNS.length]);
        var once = new RequestOptions(request)
                .putHeader("Idempotency-Key", UUID.randomUUID().toString());
        return http.request(once)
                .compose(open -> open.send(Buffer.buffer(body)))
                .map(answer -> answer.statusCode() == 201)
                .toCompletionStage()
                .toCompletableFuture();
    }
}
