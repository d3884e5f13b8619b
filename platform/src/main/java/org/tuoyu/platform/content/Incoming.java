package org.tuoyu.platform.content;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** A file on its way here, part by part; it can be interrupted at any time and goes on where it was. */
@MappedSuperclass
public abstract class Incoming extends Aggregate {
    @Id
    private UUID id;

    private long size;
    private long received;
    private Long[] parts = {};
    private Instant begunAt;

    protected Incoming() {}

    /** @param size of the whole, in bytes */
    protected Incoming(long size, Instant now) {
        this.id = Ids.next();
        this.size = size;
        this.begunAt = now;
    }

    /** The part that begins where the last one ended. */
    public void take(byte[] part, ContentStore store) {
        store.put(partKey(received), () -> new ByteArrayInputStream(part), part.length);
        parts = Stream.concat(Stream.of(parts), Stream.of(received)).toArray(Long[]::new);
        received += part.length;
        nextRevision();
    }

    /** All that has come. */
    public Parts content(ContentStore store) {
        return new Parts(store, Stream.of(parts).map(this::partKey).toList());
    }

    /** What came was not what was announced: from the beginning again. */
    public void startAgain(long size, ContentStore store) {
        content(store).delete();
        this.size = size;
        received = 0;
        parts = new Long[0];
        nextRevision();
    }

    /** Nobody goes on with it. */
    public void forget(ContentStore store) {
        content(store).delete();
        store.delete(partKey(received)); // of an attempt that failed
    }

    /** It need not come. */
    protected void isThere() {
        received = size;
    }

    private String partKey(long offset) {
        return "uploads/" + id + "/" + offset;
    }

    public boolean isWhole() {
        return received == size;
    }

    public UUID id() {
        return id;
    }

    public long size() {
        return size;
    }

    public long received() {
        return received;
    }
}
