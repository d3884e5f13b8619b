package org.tuoyu.notifications.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.tuoyu.notifications.feed.ReadFeed;
import org.tuoyu.notifications.outside.OutsideAddress;
import org.tuoyu.notifications.rules.EventKinds;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.secrets.Secrets;

/** An administrator connects another system of the region, and keeps the connection. */
@ApplicationScoped
class ManageSubscription {
    private static final int SECRET_BYTES = 32;
    private final SecureRandom random = new SecureRandom();
    private final Subscriptions subscriptions;
    private final ReadFeed readFeed;
    private final OutsideAddress addresses;
    private final Secrets secrets;
    private final Outbox outbox;
    private final Clock clock;

    ManageSubscription(
            Subscriptions subscriptions,
            ReadFeed readFeed,
            OutsideAddress addresses,
            Secrets secrets,
            Outbox outbox,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.readFeed = readFeed;
        this.addresses = addresses;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Subscription create(Subscription.Content content, Actor actor) {
        check(content, actor.scope());
        var subscription = new Subscription(
                Ids.next(), actor.scope().code(), newSecret(), readFeed.head().last(), actor);
        var created = subscription.describe(content, true);
        subscriptions.persist(subscription);
        outbox.publish(actor, created, null);
        return subscription;
    }

    @Transactional
    Subscription change(UUID id, long revision, Subscription.Content content, Actor actor) {
        return move(id, revision, actor, subscription -> {
            check(content, RegionScope.of(subscription.regionCode()));
            return subscription.describe(content, false);
        });
    }

    @Transactional
    Subscription rotate(UUID id, long revision, Actor actor) {
        return move(id, revision, actor, one -> one.rotate(newSecret(), clock.instant()));
    }

    String secret(UUID id, Actor actor) {
        return secrets.decrypt(subscriptions.require(id, actor).secret());
    }

    @Transactional
    Subscription pause(UUID id, long revision, String because, Actor actor) {
        return move(id, revision, actor, one -> one.pause(because));
    }

    /** Goes on where it stopped, at once. */
    @Transactional
    Subscription resume(UUID id, long revision, Actor actor) {
        return move(id, revision, actor, one -> {
            var oldest = readFeed.head().oldest();
            if (one.position() + 1 < oldest)
                throw ProblemException.of(410, "events-gone", oldest); // replay says from where
            var resumed = one.resume();
            subscriptions.goOnFrom(id, one.position());
            return resumed;
        });
    }

    @Transactional
    Subscription end(UUID id, long revision, Actor actor) {
        return move(id, revision, actor, Subscription::end);
    }

    /** @param position not included */
    @Transactional
    Subscription replay(UUID id, long revision, long position, Actor actor) {
        var head = readFeed.head();
        if (position + 1 < head.oldest()) throw ProblemException.of(410, "events-gone", head.oldest());
        if (position > head.last()) throw ProblemException.of(410, "events-ahead", head.last());
        return move(id, revision, actor, one -> {
            var replayed = one.replayed();
            subscriptions.goOnFrom(id, position);
            return replayed;
        });
    }

    private Subscription move(UUID id, long revision, Actor actor, Function<Subscription, SubscriptionChanged> act) {
        var subscription = Revisions.require(subscriptions.require(id, actor), revision);
        var before = subscription.state("before");
        outbox.publish(actor, act.apply(subscription), before);
        return subscription;
    }

    private void check(Subscription.Content content, RegionScope scope) {
        var wrong = new ArrayList<Wrong>();
        try {
            addresses.check(content.url());
        } catch (OutsideAddress.Refused e) {
            wrong.add(new Wrong("/url", e.code(), e.getMessage()));
        }
        for (int i = 0; i < content.types().size(); i++) {
            var type = content.types().get(i);
            if (!isKnown(type)) wrong.add(new Wrong("/types/" + i, "event-kind", type));
        }
        for (int i = 0; i < content.regions().size(); i++) {
            var region = RegionScope.of(content.regions().get(i));
            if (region.equals(RegionScope.NONE) || !scope.covers(region.prefix())) {
                wrong.add(new Wrong(
                        "/regions/" + i, "region-outside", content.regions().get(i), scope.code()));
            }
        }
        if (!wrong.isEmpty()) throw ProblemException.invalid(wrong);
    }

    private static boolean isKnown(String type) {
        if (!type.endsWith("*")) return EventKinds.SHIPPED.of(type).isPresent();
        var prefix = type.substring(0, type.length() - 1);
        return EventKinds.SHIPPED.types().stream().anyMatch(known -> known.startsWith(prefix));
    }

    /** In the form of Standard Webhooks, encrypted. */
    private byte[] newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return secrets.encrypt("whsec_" + Base64.getEncoder().encodeToString(bytes));
    }
}
