package org.tuoyu.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Reads a small JSON body before a worker takes the request: a worker that reads it itself waits for the thread of the
 * network three times. Larger ones, and files, remain streams.
 */
@Singleton
class SmallBodies {
    private static final int MOST_BYTES = 16 * 1024;
    private static final long MOST_MILLIS = 10_000;
    private static final Pattern AT_MOST_FIVE_DIGITS = Pattern.compile("\\d{1,5}");

    void install(@Observes Router router) {
        var read = BodyHandler.create(false).setBodyLimit(MOST_BYTES);
        router.route().order(Integer.MIN_VALUE + 1).handler(context -> {
            if (isSmallJson(context)) {
                closeIfSlow(context);
                read.handle(context);
            } else {
                context.next();
            }
        });
    }

    /** Nobody keeps what was read so far in memory by sending no more. */
    private static void closeIfSlow(RoutingContext context) {
        var timer = context.vertx().setTimer(MOST_MILLIS, id -> {
            if (!context.request().isEnded()) context.request().connection().close();
        });
        context.addEndHandler(done -> context.vertx().cancelTimer(timer));
    }

    private static boolean isSmallJson(RoutingContext context) {
        var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return type != null
                && type.startsWith("application/json")
                && length != null
                && AT_MOST_FIVE_DIGITS.matcher(length).matches()
                && Integer.parseInt(length) <= MOST_BYTES;
    }
}
