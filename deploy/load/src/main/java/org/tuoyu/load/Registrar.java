package org.tuoyu.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Pushes made-up registrations, each once, with its Idempotency-Key. */
final class Registrar {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String[] TOWNS = {"211104002", "211104004", "211104005", "211104006", "211104101"};

    /** One request a connection at a time, as registrars' systems call; HTTP/2 would put all on one connection. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicInteger number = new AtomicInteger();
    private final URI address;
    private final String token;

    Registrar(int port, String token) {
        this.address = URI.create("http://127.0.0.1:" + port + "/institutions/api/v1/registrations");
        this.token = token;
    }

    /** True when it was acknowledged. */
    CompletableFuture<Boolean> push() {
        int n = number.incrementAndGet();
        var body =
                """
                {"uscc":"%s","name":"示例负载%d","legalForm":"NON_PROFIT","regionCode":"%s","address":"一号","registeredOn":"2024-01-05"}"""
                        .formatted(uscc(n), n, TOWNS[n % TOWNS.length]);
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(one -> one.statusCode() == 201);
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
