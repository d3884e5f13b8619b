package org.tuoyu.platform.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** The parts of an upload, read one after the other. One that is not there is empty: then the hash is not the announced. */
public final class Parts {
    private static final int HEAD = 16;
    private final ContentStore store;
    private final List<String> keys;

    public Parts(ContentStore store, List<String> keys) {
        this.store = store;
        this.keys = keys;
    }

    public InputStream open() {
        return new SequenceInputStream(new OneByOne(keys.iterator()));
    }

    /** Opened only when the one before has been read. */
    private final class OneByOne implements Enumeration<InputStream> {
        private final Iterator<String> left;

        OneByOne(Iterator<String> left) {
            this.left = left;
        }

        @Override
        public boolean hasMoreElements() {
            return left.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return store.get(left.next()).orElseGet(InputStream::nullInputStream);
        }
    }

    /** The first bytes, by which it is seen what it is. */
    public byte[] head() {
        try (var content = open()) {
            return content.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String sha256() {
        try (var content = new DigestInputStream(open(), Hashes.digest())) {
            content.transferTo(OutputStream.nullOutputStream()); // the digest sees it pass
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        keys.forEach(store::delete);
    }
}
