package org.tuoyu.inspections.sync;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** A photo on its way here, part by part. */
@Entity
class PhotoUpload extends Aggregate {
    @Id
    private UUID id;

    private String sha256;
    private String author;
    private long size;
    private long received;
    private Long[] parts = {};
    private Instant begunAt;

    protected PhotoUpload() {}

    PhotoUpload(String sha256, String author, long size, Instant now) {
        id = Ids.next();
        this.sha256 = sha256;
        this.author = author;
        this.size = size;
        begunAt = now;
    }

    void receive(long bytes) {
        parts = Stream.concat(Stream.of(parts), Stream.of(received)).toArray(Long[]::new);
        received += bytes;
        nextRevision();
    }

    /** What came was not what was announced. */
    void startAgain(long size) {
        received = 0;
        parts = new Long[0];
        this.size = size;
        nextRevision();
    }

    List<String> partKeys() {
        return Stream.of(parts).map(this::partKey).toList();
    }

    String partKey(long offset) {
        return "uploads/" + id + "/" + offset;
    }

    boolean isWhole() {
        return received == size;
    }

    long size() {
        return size;
    }

    long received() {
        return received;
    }
}
