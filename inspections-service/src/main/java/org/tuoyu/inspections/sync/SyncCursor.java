package org.tuoyu.inspections.sync;

import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

/**
 * Up to where a device has pulled: a place in the order of changes, never a time, for one account in one region.
 *
 * @param place of the last change that it has
 */
record SyncCursor(String regionCode, String account, long place) {
    private static final char SEPARATOR = ' ';

    static SyncCursor start(Actor actor) {
        return new SyncCursor(RegionScope.canonical(actor.region()), who(actor), 0);
    }

    static SyncCursor of(Cursor cursor) {
        if (cursor == null || cursor.key().isEmpty()) return null;
        var text = cursor.key();
        int first = text.indexOf(SEPARATOR);
        int last = text.indexOf(SEPARATOR, first + 1);
        try {
            return new SyncCursor(
                    text.substring(0, first),
                    text.substring(last + 1),
                    Long.parseLong(text.substring(first + 1, last)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw ProblemException.of(400, "cursor");
        }
    }

    /** Whose it is, and whether more than patrols are seen. */
    private static String who(Actor actor) {
        return (actor.has(Role.INSPECTOR) ? "inspector:" : "patrol:") + actor.id();
    }

    /** Another region, another account, or other rights see other things. */
    boolean isOf(Actor actor) {
        return regionCode.equals(RegionScope.canonical(actor.region())) && account.equals(who(actor));
    }

    SyncCursor at(long place) {
        return new SyncCursor(regionCode, account, place);
    }

    Cursor toCursor() {
        return Cursor.of(regionCode + SEPARATOR + place + SEPARATOR + account);
    }
}
