package org.tuoyu.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Asks a service at a fixed rate, on a clock, not when the last answer came: waiting is not hidden. */
final class AtRate {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int RATE = 100;
    private static final int SECONDS = 20;
    /** What is asked for the first time since the start is planned and compiled: not counted. */
    private static final int FIRST_SECONDS = 2;

    private static final long LONGEST_LATE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TRIES = 3;

    private final HttpClient http = Vertx.vertx()
            .createHttpClient(new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(100));
    private final int port;
    private final String token;

    /** @param token null to ask as everybody */
    AtRate(int port, String token) {
        this.port = port;
        this.token = token;
        OUT.printf("%n%s; %d requests a second for %d s each%n", Machine.now(), RATE, SECONDS);
    }

    /** Where this machine made the asker itself wait longer than anybody should, what was measured is told, and asked again. */
    void measure(String what, Function<Random, String> question) throws InterruptedException {
        for (int i = 1; !wasMeasured(what, question) && i < TRIES; i++) {
            OUT.println("   (the machine stood still meanwhile: once more)");
        }
    }

    private boolean wasMeasured(String what, Function<Random, String> question) throws InterruptedException {
        var random = new Random(7);
        var times = new ArrayList<CompletableFuture<Long>>();
        long late = 0; // by which this machine let us wait before a question was even asked
        var start = System.nanoTime();
        for (int i = 0; i < RATE * (FIRST_SECONDS + SECONDS); i++) {
            var due = start + TimeUnit.SECONDS.toNanos(i) / RATE;
            var wait = due - System.nanoTime();
            if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            if (i >= RATE * FIRST_SECONDS) late = Math.max(late, System.nanoTime() - due);
            times.add(answer(question.apply(random), due));
        }
        long[] inOrder = times.stream()
                .mapToLong(CompletableFuture::join)
                .skip(RATE * FIRST_SECONDS)
                .toArray();
        int slowest = 0;
        for (int i = 1; i < inOrder.length; i++) if (inOrder[i] > inOrder[slowest]) slowest = i;
        long[] took = LongStream.of(inOrder).sorted().toArray();
        OUT.printf(
                "%-44s p50 %6.1f ms   p99 %6.1f ms   most %6.1f ms (after %4.1f s; asked %5.1f ms late at most)%n",
                what,
                took[took.length / 2] / 1e6,
                took[took.length * 99 / 100] / 1e6,
                took[took.length - 1] / 1e6,
                (double) slowest / RATE,
                late / 1e6);
        return late < LONGEST_LATE;
    }

    /** Nanoseconds since it was due until all of it was there. */
    CompletableFuture<Long> answer(String address, long due) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(address);
        if (token != null) request.putHeader("Authorization", "Bearer " + token);
        return http.request(request)
                .compose(open -> open.send())
                .compose(answer -> {
                    if (answer.statusCode() != 200)
                        throw new IllegalStateException(address + ": " + answer.statusCode());
                    return answer.body();
                })
                .map(body -> System.nanoTime() - due)
                .toCompletionStage()
                .toCompletableFuture();
    }
}
