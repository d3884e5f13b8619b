package org.tuoyu.platform.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Part of a list. It has no offset and no total, so it stays right while rows are added. */
public record Page<T>(
        List<T> items,
        @Schema(description = "Pass as `cursor` for what follows; null at the end", implementation = String.class)
                Cursor next) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** From one row more than asked for, which tells whether there is a next page. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> key) {
        if (found.size() <= limit) return new Page<>(found, null);
        var items = found.subList(0, limit);
        return new Page<>(items, key.apply(items.get(limit - 1)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The caller's {@code limit}: 1 to 200, 50 when not given. */
    public static int limit(Integer asked) {
        if (asked == null) return USUAL;
        if (asked < 1 || asked > MOST) throw ProblemException.invalid("limit", "limit", MOST);
        return asked;
    }
}
