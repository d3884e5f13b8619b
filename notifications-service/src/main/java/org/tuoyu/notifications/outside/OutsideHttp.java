package org.tuoyu.notifications.outside;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to addresses of others, within a time limit, whatever the other side does. */
@ApplicationScoped
public class OutsideHttp {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_OF_AN_ANSWER = 4_096;
    private final OutsideAddress addresses;
    private final Vertx vertx;
    private final HttpClient client;

    /** @param status 0 when there was no answer; {@code error} says why */
    public record Answer(int status, String body, String retryAfter, String error) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** For the log of deliveries. */
        public String inWords() {
            return status == 0 ? error : "HTTP " + status;
        }
    }

    OutsideHttp(OutsideAddress addresses, Vertx vertx) {
        this.addresses = addresses;
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(30)
                        .setForceSni(true)
                        .setDecompressionSupported(false)
                        .setMaxHeaderSize(16_384),
                new PoolOptions().setHttp1MaxSize(4));
    }

    /** Never fails: what went wrong is in the answer. */
    public Future<Answer> post(String address, Map<String, String> headers, String body, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos() + TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS);
        return vertx.executeBlocking(() -> addresses.check(address), false)
                .compose(checked -> send(checked, headers, body, limit, deadline))
                .timeout(limit.toMillis() + CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .recover(e -> Future.succeededFuture(new Answer(0, "", null, reason(e))));
    }

    private Future<Answer> send(
            OutsideAddress.Checked checked, Map<String, String> headers, String body, Duration limit, long deadline) {
        var uri = checked.uri();
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        checked.port(), checked.at().getHostAddress()))
                .setHost(uri.getHost())
                .setPort(checked.port())
                .setSsl(uri.getScheme().equalsIgnoreCase("https"))
                .setFollowRedirects(false)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        headers.forEach(options::putHeader);
        return client.request(options).compose(request -> {
            if (System.nanoTime() > deadline) { // it waited for a connection: it is told as failed already
                request.reset();
                return Future.failedFuture(new TimeoutException());
            }
            var answer = request.send(io.vertx.core.buffer.Buffer.buffer(body, "UTF-8"))
                    .compose(this::read)
                    .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
            return answer.onFailure(e -> request.reset());
        });
    }

    /** No more of it than anybody would read; the rest of a long one is not waited for. */
    private Future<Answer> read(HttpClientResponse response) {
        var done = io.vertx.core.Promise.<Answer>promise();
        var text = io.vertx.core.buffer.Buffer.buffer();
        Runnable finish = () -> done.tryComplete(new Answer(
                response.statusCode(), text.toString(StandardCharsets.UTF_8), response.getHeader("Retry-After"), null));
        response.handler(part -> {
            text.appendBuffer(part);
            if (text.length() > MOST_OF_AN_ANSWER) {
                finish.run();
                abandon(response.request());
            }
        });
        response.endHandler(end -> finish.run());
        response.exceptionHandler(done::tryFail);
        return done.future();
    }

    private static void abandon(HttpClientRequest request) {
        request.reset();
    }

    private static String reason(Throwable e) {
        if (e instanceof OutsideAddress.Refused refused) return refused.code() + ": " + refused.getMessage();
        if (e instanceof TimeoutException) return "no answer in time";
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
