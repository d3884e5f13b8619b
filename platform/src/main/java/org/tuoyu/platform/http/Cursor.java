package org.tuoyu.platform.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Where a list goes on: the key of the last item, opaque to the caller. */
public record Cursor(String key) {
    private static final Cursor START = new Cursor("");

    public static Cursor of(Object key) {
        return new Cursor(key.toString());
    }

    /** From a request body; in an address it is read already. */
    public static Cursor read(String text) {
        try {
            var key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (key.indexOf('\0') >= 0) throw new IllegalArgumentException("U+0000");
            return new Cursor(key);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    public static Cursor orStart(Cursor cursor) {
        return cursor == null ? START : cursor;
    }

    /** For lists in the order of their uuid keys. */
    public UUID uuid() {
        if (key.isEmpty()) return new UUID(0, 0);
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException unreadable() {
        return ProblemException.of(400, "cursor");
    }
}
