package org.tuoyu.systemtests.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Between the services on one side, PostgreSQL and Kafka on the other. */
final class Wires implements AutoCloseable {
    private final List<TcpProxy> all = new CopyOnWriteArrayList<>();

    /** @return the port at which the given one is reached */
    int through(int port) {
        var proxy = new TcpProxy(port);
        all.add(proxy);
        return proxy.port();
    }

    void delay(long millis) {
        all.forEach(wire -> wire.delay(millis));
    }

    void reset() {
        all.forEach(TcpProxy::reset);
    }

    @Override
    public void close() {
        all.forEach(TcpProxy::close);
    }
}
