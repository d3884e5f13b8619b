package org.tuoyu.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
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
    private final Map<String, Integer> services;

    private Gateway(Map<String, Integer> services) {
        this.services = services;
    }

    static Gateway start(int port, Map<String, Integer> services) {
        var gateway = new Gateway(services);
        gateway.listen(port);
        return gateway;
    }

    private void listen(int port) {
        var proxy = HttpProxy.reverseProxy(vertx.createHttpClient())
                .origin(OriginRequestProvider.selector(context -> Future.succeededFuture(
                        SocketAddress.inetSocketAddress(port(context.request().getURI()), "127.0.0.1"))))
                .addInterceptor(new Forwarded(port));
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
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

        /** Of the connection to the service, not of the caller's; HTTP/2 forbids it (RFC 9110 §7.6.1, RFC 9113 §8.2.2). */
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            context.response().headers().remove("Connection");
            return context.sendResponse();
        }
    }

    private int port(String path) {
        return services.get(first(path));
    }

    private static String first(String path) {
        var parts = path.split("[/?]", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
