package org.tuoyu.platform;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/**
 * A thing that changes as a whole. Its revision counts its changes without a gap: it is the ETag of the resource and
 * the {@code sequence} of the event that says what changed. The row version makes two writers at once impossible.
 */
@MappedSuperclass
public abstract class Aggregate {
    @Version
    @Column(name = "row_version", nullable = false)
    private int rowVersion;

    @Column(nullable = false)
    private long revision;

    public long revision() {
        return revision;
    }

    /** Called by each behaviour that changes the aggregate, once. */
    protected long nextRevision() {
        return ++revision;
    }
}
