package org.tuoyu.notifications.subscriptions;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tuoyu.notifications.feed.FeedItem;
import org.tuoyu.platform.events.EventJson;

/**
 * A request as Standard Webhooks wants it: the event's id is that of the message, the same in each attempt; while a secret is
 * rotated there is a signature by each of both.
 */
record SignedEvent(Map<String, String> headers, String body) {
    static SignedEvent of(FeedItem event, List<String> secrets, Instant now) {
        var body = EventJson.write(event);
        var id = event.id().toString();
        var signatures = secrets.stream()
                .map(secret -> sign(secret, id, now.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
        return new SignedEvent(
                Map.of(
                        "Content-Type",
                        "application/cloudevents+json",
                        "User-Agent",
                        "tuoyu",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        signatures),
                body);
    }

    private static String sign(String secret, String id, long at, String body) {
        try {
            return new Webhook(secret).sign(id, at, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("A webhook could not be signed", e);
        }
    }
}
