package org.tuoyu.systemtests;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tuoyu.local.Api;
import org.tuoyu.local.Api.Answer;

/**
 * A client as the API asks for: it repeats a request that got no answer, with the same Idempotency-Key, until it has
 * one. So a change is made once, however often the network or the service breaks.
 */
public final class StubbornClient {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Api api;

    public StubbornClient(Api api) {
        this.api = api;
    }

    public Answer post(String person, String path, Object body, String ifMatch) {
        var headers = new HashMap<String, String>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (ifMatch != null) headers.put("If-Match", ifMatch);
        return repeat(() -> api.post(person, path, body, headers));
    }

    public Answer get(String person, String path) {
        return repeat(() -> api.get(person, path));
    }

    public Answer put(String person, String path, Object body, String ifMatch) {
        return repeat(() -> api.put(person, path, body, ifMatch));
    }

    static boolean isNoAnswer(Answer answer) {
        return answer.status() >= 500
                || answer.status() == 409 && answer.text("code").equals("still-running");
    }

    private interface Request {
        Answer send();
    }

    private static Answer repeat(Request request) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = request.send();
                if (!isNoAnswer(answer) || System.nanoTime() > deadline) return answer;
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > deadline) throw e;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    public static Map<String, Object> nothing() {
        return Map.of();
    }
}
