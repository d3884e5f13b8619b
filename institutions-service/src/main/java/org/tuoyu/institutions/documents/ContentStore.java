package org.tuoyu.institutions.documents;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Files under a directory that all instances of the service share: each under its SHA-256, so the same content lies there
 * once; uploads that are under way beside them.
 */
@ApplicationScoped
class ContentStore {
    private static final int HEAD = 16;
    private static final int BUFFER = 64 * 1024;
    private final Path root;

    ContentStore(@ConfigProperty(name = "tuoyu.documents.directory", defaultValue = "documents") Path root) {
        this.root = root;
    }

    /** Writes a part where it belongs; what lay behind it from an attempt before is cut off. */
    void write(UUID upload, long offset, byte[] bytes) {
        try {
            Files.createDirectories(root.resolve("uploads"));
            try (var file = FileChannel.open(part(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.truncate(offset);
                var buffer = ByteBuffer.wrap(bytes);
                long at = offset;
                while (buffer.hasRemaining()) at += file.write(buffer, at);
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first bytes, by which it is seen what it is. */
    byte[] head(UUID upload) {
        try (var file = Files.newInputStream(part(upload))) {
            return file.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sha256(UUID upload) {
        try (var file =
                new DigestInputStream(Files.newInputStream(part(upload)), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[BUFFER];
            while (file.read(buffer) >= 0) {} // the digest sees it pass
            return HexFormat.of().formatHex(file.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It is whole: from now on it lies under its hash, which no later content can have. */
    void keep(UUID upload, String sha256) {
        try {
            Files.createDirectories(content(sha256).getParent());
            Files.move(
                    part(upload), content(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(UUID upload) {
        try {
            Files.deleteIfExists(part(upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream read(String sha256) {
        try {
            return Files.newInputStream(content(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path part(UUID upload) {
        return root.resolve("uploads").resolve(upload + ".part");
    }

    private Path content(String sha256) {
        return root.resolve("content").resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
