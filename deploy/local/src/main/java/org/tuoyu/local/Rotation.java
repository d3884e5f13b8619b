package org.tuoyu.local;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of one service in turn, those only that say they are ready: as a Service of Kubernetes does it. */
final class Rotation {
    private static final long LOOK_MILLIS = 200;

    record Replica(int port, int managementPort) {}

    private final List<Replica> all;
    private final List<Replica> ready;
    private final AtomicInteger turn = new AtomicInteger();

    Rotation(List<Replica> all) {
        this.all = all;
        this.ready = new CopyOnWriteArrayList<>(all);
    }

    /** A service that stands alone is always asked: nobody else could answer. */
    void watch(Vertx vertx) {
        if (all.size() < 2) return;
        var client = vertx.createHttpClient();
        vertx.setPeriodic(LOOK_MILLIS, timer -> all.forEach(replica -> look(client, replica)));
    }

    private void look(HttpClient client, Replica replica) {
        client.request(HttpMethod.GET, replica.managementPort(), "127.0.0.1", "/q/health/ready")
                .compose(request -> request.send().map(HttpClientResponse::statusCode))
                .onComplete(answer -> {
                    var isReady = answer.succeeded() && answer.result() == 200;
                    if (!isReady) ready.remove(replica);
                    else if (!ready.contains(replica)) ready.add(replica);
                });
    }

    int nextPort() {
        var now = ready.toArray(Replica[]::new);
        var candidates = now.length == 0 ? all.toArray(Replica[]::new) : now;
        return candidates[Math.floorMod(turn.getAndIncrement(), candidates.length)].port();
    }
}
