package org.tuoyu.institutions.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** The parts of an upload, read one after the other. One that is not there is empty: then the hash is not the announced. */
final class Parts {
    private static final int HEAD = 16;
    private final ContentStore store;
    private final List<String> keys;

    Parts(ContentStore store, List<String> keys) {
        this.store = store;
        this.keys = keys;
    }

    InputStream open() {
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
    byte[] head() {
        try (var content = open()) {
            return content.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sha256() {
        try (var content = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream()); // the digest sees it pass
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete() {
        keys.forEach(store::delete);
    }
}
