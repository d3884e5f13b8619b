package org.tuoyu.notifications.subscriptions;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.tuoyu.notifications.feed.FeedItem;
import org.tuoyu.notifications.feed.ReadFeed;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

/** Sends one event again, by hand. */
@ApplicationScoped
class RedeliverEvent {
    private final SendWebhooks sendWebhooks;
    private final Queue queue;
    private final Subscriptions subscriptions;
    private final ReadFeed readFeed;
    private final Clock clock;

    RedeliverEvent(
            SendWebhooks sendWebhooks, Queue queue, Subscriptions subscriptions, ReadFeed readFeed, Clock clock) {
        this.sendWebhooks = sendWebhooks;
        this.queue = queue;
        this.subscriptions = subscriptions;
        this.readFeed = readFeed;
        this.clock = clock;
    }

    Subscriptions.Attempt redeliver(Subscription to, UUID eventId) {
        if (to.state() == Subscription.State.ENDED) throw ProblemException.conflict("subscription-is", "ended");
        var event = readFeed.one(eventId)
                .filter(found -> isFor(to, found))
                .orElseThrow(() -> ProblemException.notFound("event", eventId));
        var done = sendWebhooks
                .attempt(to.url(), queue.secrets(to, clock.instant()), event)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var attempt = Queue.attempt(event, 0, done.answer(), done.millis(), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> subscriptions.log(to.id(), attempt));
        return attempt;
    }

    private static boolean isFor(Subscription to, FeedItem event) {
        return RegionScope.of(to.regionCode()).covers(event.regioncode());
    }
}
