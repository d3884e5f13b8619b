package org.tuoyu.platform.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * One trace from the caller's request through Kafka to the last effect (W3C Trace Context). The caller's
 * {@code traceparent} is continued; without one a trace begins here.
 */
public record Trace(String traceId, String spanId) {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MDC_KEY = "traceId";

    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    /** The trace of this thread's work; a new one when it has none. */
    public static Trace current() {
        var traceId = MDC.get(MDC_KEY);
        if (traceId == null) MDC.put(MDC_KEY, traceId = hex(16));
        return new Trace(traceId.toString(), hex(8));
    }

    public static void following(String traceparent, Runnable work) {
        var before = MDC.get(MDC_KEY);
        MDC.put(MDC_KEY, traceIdOf(traceparent));
        try {
            work.run();
        } finally {
            if (before == null) MDC.remove(MDC_KEY);
            else MDC.put(MDC_KEY, before);
        }
    }

    /** The value when it is a traceparent, null when it is not. */
    public static String valid(String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null;
    }

    private static String traceIdOf(String traceparent) {
        return valid(traceparent) == null ? hex(16) : traceparent.substring(3, 35);
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Each request begins with its trace. */
    @Singleton
    static class Begin {
        void install(@Observes Router router) {
            router.route().order(Integer.MIN_VALUE).handler(context -> {
                MDC.put(MDC_KEY, traceIdOf(context.request().getHeader("traceparent")));
                context.next();
            });
        }
    }
}
