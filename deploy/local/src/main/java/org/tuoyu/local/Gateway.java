package org.tuoyu.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** One address for all: the first part of the path names the service. */
final class Gateway {
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Rotation> services;

    private Gateway(Map<String, Rotation> services) {
        this.services = services;
    }

    static Gateway start(int port, Map<String, Rotation> services) {
        var gateway = new Gateway(services);
        services.values().forEach(rotation -> rotation.watch(gateway.vertx));
        gateway.listen(port);
        return gateway;
    }

    private void listen(int port) {
        var proxy = HttpProxy.reverseProxy(vertx.createHttpClient())
                .origin(OriginRequestProvider.selector(context -> Future.succeededFuture(
                        SocketAddress.inetSocketAddress(port(context.request().getURI()), "127.0.0.1"))))
                .addInterceptor(new Forwarded(port));
        // HTTP/1.1 alone: when a service dies in the middle of its answer, the connection ends, and the caller knows.
        var options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            if (services.containsKey(first(request.path()))) proxy.handle(request);
            else if (request.path().equals("/"))
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "/targets/page")
                        .end();
            else request.response().setStatusCode(404).end("No such service: " + request.path() + "\n");
        });
        try {
            server.listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The gateway could not open port " + port, e.getCause());
        }
    }

    /** Tells the service under which address it was asked for, so that it sends the browser back there. */
    private record Forwarded(int port) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            var host = request.headers().get("Host");
            request.putHeader("X-Forwarded-Host", host == null ? "localhost:" + port : host);
            request.putHeader("X-Forwarded-Proto", "http");
            return context.sendRequest();
        }
    }

    private int port(String path) {
        return services.get(first(path)).nextPort();
    }

    private static String first(String path) {
        var parts = path.split("[/?]", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
