package org.tuoyu.notifications.subscriptions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A subscription as it is now; its secrets are told to nobody but who made it. */
record SubscriptionChanged(
        @JsonIgnore String act,
        UUID subscriptionId,
        String regionCode,
        String name,
        String url,
        List<String> types,
        List<String> regions,
        String notifyDepartment,
        String state,
        String pausedBecause,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.subscription." + act + ".v1";
    }

    @Override
    public String subject() {
        return subscriptionId.toString();
    }
}
