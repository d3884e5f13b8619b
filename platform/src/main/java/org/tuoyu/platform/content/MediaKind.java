package org.tuoyu.platform.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be uploaded, recognised by how it begins, not by what it is called. */
public enum MediaKind {
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    JPEG("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final String mediaType;
    private final byte[] beginning;

    MediaKind(String mediaType, byte[] beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<MediaKind> of(byte[] head) {
        return Arrays.stream(values())
                .filter(kind -> head.length >= kind.beginning.length
                        && Arrays.equals(head, 0, kind.beginning.length, kind.beginning, 0, kind.beginning.length))
                .findFirst();
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(MediaKind::mediaType).toList();
    }
}
