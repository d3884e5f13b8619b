package org.tuoyu.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens from the login server: {@code new Tokens(issuer).of("clerk", "211104", "filing-officer")}. */
public final class Tokens {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String issuer;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public Tokens(String issuer) {
        this.issuer = issuer;
    }

    /** A person the server knows, by user name. */
    public String of(String username) {
        return known.computeIfAbsent(username, name -> fetch(name, Map.of()));
    }

    /** A person with the given region and roles. */
    public String of(String username, String region, String... roles) {
        return with(username, Map.of("region", region, "groups", List.of(roles)));
    }

    public String with(String username, Map<String, Object> claims) {
        return known.computeIfAbsent(username + claims, key -> fetch(username, claims));
    }

    private String fetch(String username, Map<String, Object> claims) {
        try {
            var all = new HashMap<String, Object>(claims);
            var form = "grant_type=password&password=none&client_id=tuoyu&client_secret=tuoyu&scope=openid&username="
                    + URLEncoder.encode(username, StandardCharsets.UTF_8)
                    + "&claims=" + URLEncoder.encode(JSON.writeValueAsString(all), StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new IllegalStateException(response.body());
            return JSON.readTree(response.body()).get("access_token").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
