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

/** Pushes made-up registrations, each once, with its Idempotency-Key. */
final class Registrar {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
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
                        .formatted(uscc(n), n, TOWNS[n % TOWNS.length]);
        var once = new RequestOptions(request)
                .putHeader("Idempotency-Key", UUID.randomUUID().toString());
        return http.request(once)
                .compose(open -> open.send(Buffer.buffer(body)))
                .map(answer -> answer.statusCode() == 201)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** GB 32100 with the organisation code of GB 11714. */
    static String uscc(int n) {
        var organisation = "M%07d".formatted(n);
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        int check = 11 - sum % 11;
        var code = "52211104" + organisation + (check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check));
        sum = 0;
        for (int i = 0; i < 17; i++) sum += CHARACTERS.indexOf(code.charAt(i)) * WEIGHTS[i];
        return code + CHARACTERS.charAt((31 - sum % 31) % 31);
    }
}
