package org.tuoyu.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tuoyu.platform.testing.Tokens;

/** Calls the public API as a person, as any other program would. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String address;
    private final UnaryOperator<String> token;

    public Api(String address, Tokens tokens) {
        this(address, tokens::of);
    }

    /** @param token of a person */
    public Api(String address, UnaryOperator<String> token) {
        this.address = address;
        this.token = token;
    }

    /** @param body JSON; null when it has none */
    public record Answer(int status, JsonNode body, String etag) {
        public Answer expect(int... statuses) {
            for (int expected : statuses) if (status == expected) return this;
            throw new IllegalStateException("Answer " + status + ": " + body);
        }

        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public Answer get(String person, String path) {
        return send(person, "GET", path, null, null, Map.of());
    }

    public Answer post(String person, String path, Object body, Map<String, String> headers) {
        return send(person, "POST", path, "application/json", json(body), headers);
    }

    public Answer put(String person, String path, Object body, String ifMatch) {
        return send(person, "PUT", path, "application/json", json(body), Map.of("If-Match", ifMatch));
    }

    public Answer send(
            String person, String method, String path, String type, byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.apply(person))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) request.header("Content-Type", type);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    read(response, method + " " + path),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(HttpResponse<String> response, String asked) {
        try {
            return response.body().isBlank() ? null : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new java.io.UncheckedIOException(
                    "%s answered %d, and no JSON: %s".formatted(asked, response.statusCode(), response.body()), e);
        }
    }

    static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] json(Object body) {
        try {
            return body instanceof byte[] bytes ? bytes : JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
