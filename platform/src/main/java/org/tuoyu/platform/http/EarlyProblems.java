package org.tuoyu.platform.http;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.tuoyu.platform.web.Language;
import org.tuoyu.platform.web.Texts;

/** Problem details for what is refused before a resource is reached: a body too large, a NUL in the address. */
@Singleton
class EarlyProblems {
    private static final int MOST = 16 * 1024 * 1024;

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(context -> {
            var length = context.request().getHeader("Content-Length");
            var uri = context.request().uri();
            if (length != null && length.length() < 19 && Long.parseLong(length) > MOST) refuse(context, 413);
            else if (uri.contains("%00")) refuse(context, 400);
            else context.next();
        });
        router.errorHandler(413, context -> refuse(context, 413));
        router.errorHandler(400, context -> refuse(context, 400));
    }

    private static void refuse(RoutingContext context, int status) {
        if (context.response().ended()) return;
        var texts = Texts.in(Language.of(context));
        var problem = new JsonObject()
                .put("type", "urn:tuoyu:problem:http-" + status)
                .put("title", texts.get("status." + status))
                .put("status", status)
                .put("code", "http-" + status)
                .put("detail", texts.get("problem.http-" + status))
                .put("instance", context.request().path())
                .put("traceId", Trace.current().traceId());
        // What is left of the request is not read; HTTP/2 ends the stream instead, and forbids the header.
        if (context.request().version() != HttpVersion.HTTP_2)
            context.response().putHeader("Connection", "close");
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.encode());
    }
}
