package org.tuoyu.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A wire between a service and what it needs, which can be slow or cut. */
final class TcpProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final ExecutorService copiers = Executors.newCachedThreadPool(TcpProxy::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long delayMillis;

    TcpProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copiers.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Of each piece that passes, in each direction. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** Every connection ends as by a broken router: with a reset. */
    void reset() {
        open.forEach(TcpProxy::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // closed, or the caller was faster
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        var called = new Socket();
        open.add(caller);
        try {
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
        } catch (IOException e) {
            reset(caller);
            open.remove(caller);
            return;
        }
        open.add(called);
        caller.setTcpNoDelay(true);
        called.setTcpNoDelay(true);
        copiers.execute(() -> copy(caller, called));
        copiers.execute(() -> copy(called, caller));
    }

    private void copy(Socket from, Socket to) {
        var buffer = new byte[64 * 1024];
        try {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                if (delayMillis > 0) TimeUnit.MILLISECONDS.sleep(delayMillis);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // reset by either side: the other one hears it below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reset(from);
            reset(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // gone already
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
        copiers.shutdownNow();
    }
}
