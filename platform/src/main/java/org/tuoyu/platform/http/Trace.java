package org.tuoyu.platform.http;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * One trace from the caller's request through Kafka to the last effect (W3C Trace Context). The caller's
 * {@code traceparent} is continued; without one a trace begins here. It is in every log line, audit entry, problem and
 * event, whether or not spans are exported (OpenTelemetry).
 */
public record Trace(String traceId, String spanId) {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MDC_KEY = "traceId";
    private static final String MDC_ACTOR = "actor";

    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    /** The trace of this thread's work; a new one when it has none. */
    public static Trace current() {
        var span = Span.current().getSpanContext();
        if (span.isValid()) return new Trace(span.getTraceId(), span.getSpanId());
        var traceId = MDC.get(MDC_KEY);
        if (traceId == null) MDC.put(MDC_KEY, traceId = hex(16));
        return new Trace(traceId.toString(), hex(8));
    }

    /** Who is at work, for the logs. */
    public static void actor(String id) {
        if (id != null) MDC.put(MDC_ACTOR, id);
    }

    /** Work that follows from an event, in its trace, and by whom; in a trace of its own where those are null. */
    public static void following(String traceparent, String actor, Runnable work) {
        var traceBefore = MDC.get(MDC_KEY);
        var actorBefore = MDC.get(MDC_ACTOR);
        try (var current = contextOf(traceparent).makeCurrent()) {
            note(MDC_KEY, traceIdOf(traceparent));
            note(MDC_ACTOR, actor);
            work.run();
        } finally {
            note(MDC_KEY, traceBefore);
            note(MDC_ACTOR, actorBefore);
        }
    }

    private static void note(String key, Object value) {
        if (value == null) MDC.remove(key);
        else MDC.put(key, value);
    }

    /** Begins a span below the one that published an event; whoever begins it ends it. */
    public static Span below(String traceparent, String what) {
        return GlobalOpenTelemetry.getTracer("tuoyu")
                .spanBuilder(what)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(contextOf(traceparent))
                .startSpan();
    }

    /** Of a span that is exported; otherwise the one given. */
    public static String traceparent(Span span, String otherwise) {
        var context = span.getSpanContext();
        return span.isRecording() ? new Trace(context.getTraceId(), context.getSpanId()).traceparent() : otherwise;
    }

    private static Context contextOf(String traceparent) {
        if (valid(traceparent) == null) return Context.root();
        var publisher = SpanContext.createFromRemoteParent(
                traceIdOf(traceparent),
                traceparent.substring(36, 52),
                TraceFlags.getSampled(),
                TraceState.getDefault());
        return Context.root().with(Span.wrap(publisher));
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

    /** Each request begins with its trace, and with nobody yet. */
    @Singleton
    static class Begin {
        void install(@Observes Router router) {
            router.route().order(Integer.MIN_VALUE).handler(context -> {
                var span = Span.current().getSpanContext();
                MDC.put(
                        MDC_KEY,
                        span.isValid()
                                ? span.getTraceId()
                                : traceIdOf(context.request().getHeader("traceparent")));
                MDC.remove(MDC_ACTOR);
                context.next();
            });
        }
    }
}
