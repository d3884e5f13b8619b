package org.tuoyu.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A key for encryption, made once for a directory of this machine and kept with its data; elsewhere the operator has it. */
public final class LocalSecret {
    private static final int BYTES = 32;

    private LocalSecret() {}

    public static String in(Path directory) {
        var file = directory.resolve("secrets.key");
        try {
            if (!Files.exists(file)) {
                var key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
