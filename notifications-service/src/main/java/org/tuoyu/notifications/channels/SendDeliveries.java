package org.tuoyu.notifications.channels;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Sends what is due, each channel in a lane of its own, so that one that hangs delays no other. What a process has claimed
 * and not settled comes up again after a while: it may arrive twice, never not at all.
 */
@Singleton
class SendDeliveries {
    private static final Logger LOG = Logger.getLogger(SendDeliveries.class);
    private static final int AT_ONCE = 8;
    private final Map<Channel.Kind, Lane> lanes = new EnumMap<>(Channel.Kind.class);
    private final Deliveries deliveries;
    private final WriteMessage writeMessage;
    private final Clock clock;

    private record Ready(Channel.Message message, Channel.Address to) {}

    private record Lane(Channel channel, ExecutorService starter, ExecutorService senders) {}

    SendDeliveries(@All List<Channel> channels, Deliveries deliveries, WriteMessage writeMessage, Clock clock) {
        this.deliveries = deliveries;
        this.writeMessage = writeMessage;
        this.clock = clock;
        for (var channel : channels) {
            lanes.put(
                    channel.kind(),
                    new Lane(channel, Executors.newSingleThreadExecutor(), Executors.newFixedThreadPool(AT_ONCE)));
        }
    }

    private final Map<Channel.Kind, Future<?>> running = new EnumMap<>(Channel.Kind.class);

    @Scheduled(every = "${tuoyu.deliveries.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void start() {
        for (var lane : lanes.values()) {
            var kind = lane.channel().kind();
            var before = running.get(kind);
            if (before == null || before.isDone())
                running.put(kind, lane.starter().submit(() -> send(kind)));
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        for (var lane : lanes.values()) {
            lane.starter().shutdownNow();
            lane.senders().shutdownNow();
        }
    }

    /** Until nothing is due. */
    void send(Channel.Kind kind) {
        try {
            while (true) {
                var groups = QuarkusTransaction.requiringNew().call(() -> deliveries.claim(kind, clock.instant()));
                if (groups.isEmpty()) return;
                var sent = groups.stream()
                        .map(group -> lanes.get(kind).senders().submit(() -> send(kind, group)))
                        .toList();
                for (var one : sent) one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.warnf("%s waits and is tried again: %s", kind, e.getMessage());
        }
    }

    private void send(Channel.Kind kind, Deliveries.Group group) {
        var outcome = attempt(kind, group);
        QuarkusTransaction.requiringNew().run(() -> deliveries.settle(kind, group, outcome, Instant.now(clock)));
    }

    private Channel.Outcome attempt(Channel.Kind kind, Deliveries.Group group) {
        try {
            var ready = QuarkusTransaction.requiringNew()
                    .call(() -> new Ready(writeMessage.to(group), deliveries.address(group.post())));
            return lanes.get(kind).channel().send(ready.message(), ready.to());
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s: a message could not be sent", kind);
            return Channel.Outcome.failedForNow(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
