package org.tuoyu.platform.content;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Where bytes lie, each under a key of letters, digits, {@code -} and {@code /}. What is put is there whole, or not at all. */
public interface ContentStore {
    /**
     * Takes the place of what lies there.
     *
     * @param content can be read more than once, should the first attempt fail
     * @param size in bytes
     */
    void put(String key, Supplier<InputStream> content, long size);

    /** Empty when nothing lies there. */
    Optional<InputStream> get(String key);

    /** Does nothing when nothing lies there. */
    void delete(String key);
}
