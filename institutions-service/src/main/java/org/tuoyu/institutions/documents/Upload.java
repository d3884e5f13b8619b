package org.tuoyu.institutions.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** A file on its way here, part by part; it can be interrupted at any time and goes on where it was. */
@Entity
class Upload extends Aggregate {
    @Id
    private UUID id;

    private String uscc;
    private String code;
    private String title;
    private long size;
    private String sha256;
    private LocalDate validUntil;
    private long received;
    private Long[] parts = {};
    private UUID documentId;
    private Instant begunAt;

    protected Upload() {}

    Upload(String uscc, Announced announced, Instant now) {
        id = Ids.next();
        this.uscc = uscc;
        code = announced.code();
        title = announced.title();
        size = announced.size();
        sha256 = announced.sha256();
        validUntil = announced.validUntil();
        begunAt = now;
    }

    /**
     * What is going to come.
     *
     * @param size in bytes
     * @param sha256 of the whole, 64 hexadecimal digits
     * @param validUntil last day on which a certificate holds; null when it does not end
     */
    record Announced(String code, String title, long size, String sha256, LocalDate validUntil) {}

    void receive(long bytes) {
        parts = Stream.concat(Stream.of(parts), Stream.of(received)).toArray(Long[]::new);
        received += bytes;
        nextRevision();
    }

    /** It is there already. */
    void isKnownAs(UUID document) {
        received = size;
        becomes(document);
    }

    /** What came was not what was announced: from the beginning again. */
    void startAgain() {
        received = 0;
        parts = new Long[0];
        nextRevision();
    }

    void becomes(UUID document) {
        documentId = document;
        nextRevision();
    }

    /** Where the parts lie that have come, in their order. */
    List<String> partKeys() {
        return Stream.of(parts).map(this::partKey).toList();
    }

    /** Where the part lies that begins there. */
    String partKey(long offset) {
        return "uploads/" + id + "/" + offset;
    }

    boolean isWhole() {
        return received == size;
    }

    UUID id() {
        return id;
    }

    String uscc() {
        return uscc;
    }

    Announced announced() {
        return new Announced(code, title, size, sha256, validUntil);
    }

    long received() {
        return received;
    }

    /** Null until it is whole. */
    UUID documentId() {
        return documentId;
    }
}
