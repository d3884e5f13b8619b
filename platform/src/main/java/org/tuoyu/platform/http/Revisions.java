package org.tuoyu.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.tuoyu.platform.Aggregate;

/** Optimistic concurrency over HTTP: the ETag is the aggregate's revision, and every change names the one it saw. */
public final class Revisions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Revisions() {}

    /** The revision in {@code If-Match}; 428 when there is none. */
    public static long expected(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) throw ProblemException.of(428, "if-match-missing");
        var match = TAG.matcher(ifMatch.trim());
        if (!match.matches()) throw ProblemException.of(400, "if-match-unreadable", ifMatch);
        return Long.parseLong(match.group(1));
    }

    public static <A extends Aggregate> A require(A aggregate, long expected) {
        if (aggregate.revision() != expected) {
            throw ProblemException.of(412, "changed-since", expected, aggregate.revision());
        }
        return aggregate;
    }

    public static Response.ResponseBuilder tagged(Response.ResponseBuilder response, long revision) {
        return response.tag(new EntityTag(Long.toString(revision)));
    }
}
