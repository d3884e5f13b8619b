package org.tuoyu.inspections.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tuoyu.inspections.InspectionsTest.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.tuoyu.platform.content.Hashes;

/** A device as the protocol wants it: what it pulled, what it captured, and a clock that may be wrong. */
final class Device {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PART = 400;
    final String name;
    final String account;
    final String district;
    final Duration ahead;
    final Map<String, JsonNode> pulled = new TreeMap<>();
    final Map<UUID, Item> captured = new LinkedHashMap<>();
    final Map<String, byte[]> photos = new LinkedHashMap<>();
    String cursor;

    record Item(UUID id, UUID visit, String content, String sha256) {}

    /** @param ahead how far its clock is ahead */
    Device(String name, String account, String district, Duration ahead) {
        this.name = name;
        this.account = account;
        this.district = district;
        this.ahead = ahead;
    }

    RequestSpecification request() {
        return person(account, "inspector", district, "health");
    }

    /**
     * @param lost the answer does not arrive
     * @return whether there is more
     */
    boolean pull(int limit, boolean lost) {
        var answer = request()
                .queryParams(cursor == null ? Map.of("limit", limit) : Map.of("limit", limit, "cursor", cursor))
                .get("/api/v1/sync/pull");
        assertThat(answer.statusCode()).isEqualTo(200);
        if (lost) return true;
        var page = json(answer.asString());
        if (page.path("resync").asBoolean()) pulled.clear();
        for (var item : page.path("items")) {
            var key = item.path("kind").asText() + " " + item.path("key").asText();
            if (item.path("deleted").asBoolean()) pulled.remove(key);
            else pulled.put(key, item.path("content"));
        }
        cursor = page.path("next").asText();
        return page.path("more").asBoolean();
    }

    void pullAll() {
        while (pull(3, false)) {}
    }

    List<UUID> visits() {
        return pulled.keySet().stream()
                .filter(key -> key.startsWith("VISIT "))
                .map(key -> UUID.fromString(key.substring(6)))
                .toList();
    }

    Item capture(UUID visit, byte[] photo) {
        var content = new HashMap<String, Object>();
        content.put("visitId", visit);
        content.put("author", account);
        content.put("capturedAt", OffsetDateTime.now().plus(ahead).toString());
        content.put("conforms", true);
        content.put("note", "第" + captured.size() + "次");
        content.put("findings", List.of());
        content.put("photos", photo == null ? List.of() : List.of(Hashes.sha256(photo)));
        if (photo != null) photos.put(Hashes.sha256(photo), photo);
        return keep(content);
    }

    Item keep(Map<String, Object> content) {
        var item = item(UUID.randomUUID(), content);
        captured.put(item.id(), item);
        return item;
    }

    static Item item(UUID id, Map<String, Object> content) {
        try {
            var text = JSON.writeValueAsString(content);
            var visit = content.get("visitId");
            return new Item(
                    id,
                    visit == null ? null : UUID.fromString(visit.toString()),
                    text,
                    Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Response push(List<Item> items) {
        var body = new HashMap<String, Object>();
        body.put("device", name);
        body.put("deviceTime", OffsetDateTime.now().plus(ahead).toString());
        body.put(
                "items",
                items.stream()
                        .map(one -> Map.of("id", one.id(), "sha256", one.sha256(), "content", one.content()))
                        .toList());
        return request().body(body).post("/api/v1/sync/push");
    }

    /** One part, where the server wants it. */
    void sendPart(String sha256) {
        var progress = request().get("/api/v1/sync/photos/" + sha256);
        if (progress.statusCode() == 200 && progress.<Boolean>path("stored")) return;
        int from = progress.statusCode() == 200 ? progress.<Integer>path("received") : 0;
        var photo = photos.get(sha256);
        var part = Arrays.copyOfRange(photo, from, Math.min(photo.length, from + PART));
        assertThat(send(sha256, photo.length, from, part).statusCode()).isEqualTo(200);
    }

    Response send(String sha256, long size, long offset, byte[] part) {
        return request()
                .contentType("application/octet-stream")
                .body(part)
                .put("/api/v1/sync/photos/" + sha256 + "?size=" + size + "&offset=" + offset);
    }

    void sendPhotos() {
        for (var entry : photos.entrySet()) {
            for (int i = 0; i <= entry.getValue().length / PART; i++) sendPart(entry.getKey());
        }
    }

    JsonNode receipt() {
        var claims = new ArrayList<Map<String, Object>>();
        captured.values().forEach(one -> claims.add(Map.of("id", one.id(), "sha256", one.sha256())));
        var answer = request()
                .body(Map.of("submissions", claims, "photos", List.copyOf(photos.keySet())))
                .post("/api/v1/sync/receipts");
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer.asString());
    }

    static byte[] photo(long seed, int size) {
        var photo = new byte[size];
        new Random(seed).nextBytes(photo);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0, photo, 0, 3);
        return photo;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
