package org.tuoyu.inspections.draw;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.tuoyu.platform.content.Hashes;

/**
 * The draw itself. Each candidate gets the number SHA-256(seed + ":" + entropy + ":" + text); the lowest are drawn. The text
 * is the institution's code, and of an inspector the institution's code, "/" and the account: docs/draws.md does the same in
 * a few lines of shell.
 */
final class Drawing {
    private Drawing() {}

    /** @param by inspectors drawn for it, in the order of the draw */
    record Drawn(String uscc, List<String> by) {}

    static List<Drawn> draw(
            String seed, String entropy, List<String> institutions, int many, List<String> inspectors, int each) {
        return lowest(seed, entropy, "", institutions, many).stream()
                .map(uscc -> new Drawn(uscc, lowest(seed, entropy, uscc + "/", inspectors, each)))
                .toList();
    }

    private static List<String> lowest(String seed, String entropy, String before, List<String> candidates, int many) {
        return candidates.stream()
                .sorted(Comparator.comparing(one -> sha256(seed + ":" + entropy + ":" + before + one)))
                .limit(many)
                .toList();
    }

    static String sha256(String text) {
        return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
