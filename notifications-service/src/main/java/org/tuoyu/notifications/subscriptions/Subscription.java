package org.tuoyu.notifications.subscriptions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;

/** Another system that wants events. Where it stands in the feed is kept beside it, by what sends. */
@Entity
class Subscription extends Aggregate {
    /** Both secrets sign for so long after a rotation, so that the other side can change over when it likes. */
    static final Duration OVERLAP = Duration.ofDays(2);

    @Id
    private UUID id;

    private String regionCode;
    private String name;
    private String url;
    private String[] types;
    private String[] regions;
    private String notifyDepartment;

    @Enumerated(EnumType.STRING)
    private State state;

    private String pausedBecause;
    private byte[] secret;
    private byte[] oldSecret;
    private OffsetDateTime oldSecretUntil;

    @Column(updatable = false)
    private long position;

    @Column(insertable = false, updatable = false)
    private int attempts;

    @Column(insertable = false, updatable = false)
    private OffsetDateTime failingSince;

    @Column(insertable = false, updatable = false)
    private OffsetDateTime nextAttemptAt;

    private String createdBy;

    /** Whether it is sent to. */
    enum State {
        ACTIVE,
        /** Nothing is lost: it goes on where it stopped. */
        PAUSED,
        ENDED
    }

    /** What can be changed of it. */
    record Content(String name, String url, List<String> types, List<String> regions, String notifyDepartment) {}

    protected Subscription() {}

    /** @param position from which event on, not included */
    Subscription(UUID id, String regionCode, byte[] secret, long position, Actor actor) {
        this.id = id;
        this.regionCode = regionCode;
        this.secret = secret;
        this.position = position;
        this.createdBy = actor.id();
        this.state = State.ACTIVE;
    }

    SubscriptionChanged describe(Content content, boolean isNew) {
        requireNotEnded();
        name = content.name();
        url = content.url();
        types = content.types().toArray(String[]::new);
        regions = content.regions().toArray(String[]::new);
        notifyDepartment = content.notifyDepartment();
        return changed(isNew ? "created" : "changed");
    }

    SubscriptionChanged rotate(byte[] next, Instant now) {
        requireNotEnded();
        oldSecret = secret;
        oldSecretUntil = now.plus(OVERLAP).atOffset(ZoneOffset.UTC);
        secret = next;
        return changed("secret-rotated");
    }

    SubscriptionChanged pause(String because) {
        move(State.PAUSED, State.ACTIVE);
        pausedBecause = because;
        return changed("paused");
    }

    SubscriptionChanged resume() {
        move(State.ACTIVE, State.PAUSED);
        pausedBecause = null;
        return changed("resumed");
    }

    SubscriptionChanged end() {
        requireNotEnded();
        state = State.ENDED;
        return changed("ended");
    }

    /** Its place in the feed was set anew. */
    SubscriptionChanged replayed() {
        requireNotEnded();
        return changed("replayed");
    }

    private void move(State to, State from) {
        if (state == to)
            throw ProblemException.conflict("subscription-is", state.name().toLowerCase(Locale.ROOT));
        if (state != from) requireNotEnded();
        state = to;
    }

    private void requireNotEnded() {
        if (state == State.ENDED) throw ProblemException.conflict("subscription-is", "ended");
    }

    private SubscriptionChanged changed(String act) {
        nextRevision();
        return state(act);
    }

    SubscriptionChanged state(String act) {
        return new SubscriptionChanged(
                act,
                id,
                regionCode,
                name,
                url.replaceFirst("\\?.*", ""), // what stands there may be a key
                List.of(types),
                List.of(regions),
                notifyDepartment,
                state.name(),
                pausedBecause,
                revision());
    }

    String url() {
        return url;
    }

    UUID id() {
        return id;
    }

    String regionCode() {
        return regionCode;
    }

    State state() {
        return state;
    }

    byte[] secret() {
        return secret;
    }

    byte[] oldSecret() {
        return oldSecret;
    }

    OffsetDateTime oldSecretUntil() {
        return oldSecretUntil;
    }

    long position() {
        return position;
    }

    int attempts() {
        return attempts;
    }

    OffsetDateTime failingSince() {
        return failingSince;
    }

    OffsetDateTime nextAttemptAt() {
        return nextAttemptAt;
    }
}
