package org.tuoyu.inspections.photo;

import jakarta.persistence.Entity;
import java.time.Instant;
import org.tuoyu.platform.content.Incoming;

/** A photo on its way here, from whoever sends it. */
@Entity
class PhotoUpload extends Incoming {
    private String sha256;
    private String author;

    protected PhotoUpload() {}

    PhotoUpload(String sha256, String author, long size, Instant now) {
        super(size, now);
        this.sha256 = sha256;
        this.author = author;
    }
}
