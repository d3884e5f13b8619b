package org.tuoyu.notifications.subscriptions;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tuoyu.notifications.feed.FeedGrown;
import org.tuoyu.notifications.feed.FeedItem;
import org.tuoyu.notifications.outside.OutsideHttp;

/**
 * Sends to each subscription what is next for it, one event after the other, and to all of them side by side: no thread waits
 * for an answer, so any number that hang delay nobody. Woken when events were taken in, and by a poll for other replicas.
 */
@Singleton
class SendWebhooks implements Runnable {
    private static final Logger LOG = Logger.getLogger(SendWebhooks.class);
    private static final long POLL_MILLIS = 500;
    /** What comes within it is claimed together. */
    private static final long GATHER_MILLIS = 10;

    private final Semaphore bell = new Semaphore(0);
    private final Queue queue;
    private final OutsideHttp http;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Duration limit;
    private final boolean isOn;
    private volatile boolean running = true;
    private Thread thread;

    /**
     * @param limit within which an answer has to come
     * @param isOn false where another instance sends
     */
    SendWebhooks(
            Queue queue,
            OutsideHttp http,
            Vertx vertx,
            MeterRegistry metrics,
            Clock clock,
            @ConfigProperty(name = "tuoyu.webhooks.limit", defaultValue = "10s") Duration limit,
            @ConfigProperty(name = "tuoyu.webhooks.send", defaultValue = "true") boolean isOn) {
        this.queue = queue;
        this.http = http;
        this.vertx = vertx;
        this.metrics = metrics;
        this.clock = clock;
        this.limit = limit;
        this.isOn = isOn;
    }

    void onStart(@Observes StartupEvent started) {
        if (!isOn) return;
        thread = new Thread(this, "webhooks");
        thread.start();
    }

    void onStop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        if (thread == null) return;
        thread.interrupt();
        thread.join(5_000);
    }

    void onEvents(@Observes FeedGrown grown) {
        if (bell.availablePermits() == 0) bell.release();
    }

    @Override
    public void run() {
        while (running) {
            try {
                var claim = UUID.randomUUID(); // a new one each time: who is overtaken moves nothing any more
                queue.claim(claim, clock.instant()).forEach(subscription -> pump(subscription, claim));
                TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                if (bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) bell.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Webhooks wait and are tried again: %s", e.getMessage());
                if (!rest()) return;
            }
        }
    }

    private static boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Until nothing is left for it, or it did not take one. */
    private void pump(UUID subscription, UUID claim) {
        blocking(() -> queue.next(subscription, claim, clock.instant()))
                .compose(next -> next.isEmpty()
                        ? Future.succeededFuture(false)
                        : sendAll(next.get(), claim, next.get().next()))
                .onSuccess(goesOn -> {
                    if (goesOn && running) pump(subscription, claim);
                })
                .onFailure(e -> LOG.warnf("Subscription %s waits: %s", subscription, e.getMessage()));
    }

    private Future<Boolean> sendAll(Queue.Claimed to, UUID claim, List<FeedItem> events) {
        if (events.isEmpty()) return Future.succeededFuture(running);
        var event = events.get(0);
        return attempt(to.url(), to.secrets(), event)
                .compose(done -> blocking(
                        () -> queue.settle(to.id(), claim, event, done.answer(), done.millis(), clock.instant())))
                .compose(taken -> taken && running
                        ? sendAll(to, claim, events.subList(1, events.size()))
                        : Future.succeededFuture(false));
    }

    record Done(OutsideHttp.Answer answer, int millis) {}

    Future<Done> attempt(String url, List<String> secrets, FeedItem event) {
        var signed = SignedEvent.of(event, secrets, clock.instant());
        var began = System.nanoTime();
        return http.post(url, signed.headers(), signed.body(), limit).map(answer -> {
            metrics.counter("tuoyu.webhooks", "delivered", Boolean.toString(answer.isSuccess()))
                    .increment();
            return new Done(answer, (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        });
    }

    private <T> Future<T> blocking(java.util.concurrent.Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
