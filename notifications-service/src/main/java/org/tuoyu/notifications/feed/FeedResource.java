package org.tuoyu.notifications.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.identity.Role;

@Path("/api/v1/events")
@Tag(name = "events")
@RolesAllowed({Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.AUDITOR})
public class FeedResource {
    private final ReadFeed readFeed;
    private final CurrentActor caller;

    FeedResource(ReadFeed readFeed, CurrentActor caller) {
        this.readFeed = readFeed;
        this.caller = caller;
    }

    /** A page of the feed. There is always a next cursor: ask again with it for what has come since. */
    public record FeedPage(
            List<FeedItem> items,
            @Schema(description = "Pass as `cursor`; also when nothing follows yet", implementation = String.class)
                    Cursor next,
            @Schema(description = "Whether more is there already") boolean more,
            @Schema(description = "The smallest position that the feed still gives") long oldest,
            @Schema(description = "The position of the newest event") long newest) {}

    @GET
    @Operation(
            summary = "All events of the four services in the caller's region, in one order that never changes",
            description =
                    "For those without Kafka or an open port. Positions have no gap, and none appears late: whoever"
                            + " goes on from `next` misses nothing. Events stay for tuoyu.feed.retention (90 days); an older cursor"
                            + " is answered with 410 and the oldest position, never with a silent gap.")
    public FeedPage read(
            @QueryParam("cursor") @Parameter(description = "Absent: from the oldest event there is") Cursor cursor,
            @QueryParam("from")
                    @Parameter(description = "RFC 3339 time instead of a cursor: what was taken in since then")
                    String from,
            @QueryParam("type")
                    @Parameter(description = "Kind of event, org.tuoyu.filing.* for all that begin so; may be repeated")
                    List<String> types,
            @QueryParam("region") @Parameter(description = "Only this region of the caller's and all below")
                    String region,
            @QueryParam("limit") Integer limit) {
        var scope = caller.get().scope();
        var only = region == null ? scope : RegionScope.of(region);
        if (!scope.covers(only.prefix())) throw ProblemException.forbidden("region-not-yours");
        var head = readFeed.head();
        var found =
                readFeed.after(start(cursor, from, head), new ReadFeed.Filter(types, List.of(only)), Page.limit(limit));
        return new FeedPage(
                found.items(), Cursor.of(found.until()), found.until() < head.last(), head.oldest(), head.last());
    }

    private long start(Cursor cursor, String from, ReadFeed.Head head) {
        if (cursor == null) return from == null ? head.oldest() - 1 : readFeed.before(time(from));
        long position;
        try {
            position = Long.parseLong(cursor.key());
        } catch (NumberFormatException e) {
            throw ProblemException.of(400, "cursor");
        }
        if (position + 1 < head.oldest()) throw ProblemException.of(410, "events-gone", head.oldest());
        if (position > head.last()) throw ProblemException.of(410, "events-ahead", head.last());
        return position;
    }

    private static OffsetDateTime time(String text) {
        try {
            var time = OffsetDateTime.parse(text.replace(' ', '+')); // a plus that was not encoded
            if (ReadFeed.isOfThisWorld(time)) return time;
        } catch (DateTimeParseException e) {
            // said below
        }
        throw ProblemException.of(400, "unreadable-parameter");
    }
}
