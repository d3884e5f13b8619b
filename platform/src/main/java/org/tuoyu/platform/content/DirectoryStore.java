package org.tuoyu.platform.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A directory that all instances of the service share; the key is the path in it. */
class DirectoryStore implements ContentStore {
    private final Path root;

    DirectoryStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String key, Supplier<InputStream> content, long size) {
        var coming = root.resolve("coming").resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(coming.getParent());
            try (var file = FileChannel.open(coming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var in = content.get()) {
                in.transferTo(Channels.newOutputStream(file));
                file.force(true);
            }
            Files.createDirectories(root.resolve(key).getParent());
            Files.move(coming, root.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var directory = FileChannel.open(root.resolve(key).getParent(), StandardOpenOption.READ)) {
                directory.force(true); // or the name could be lost with the power
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<InputStream> get(String key) {
        try {
            return Optional.of(Files.newInputStream(root.resolve(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(root.resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
