package org.tuoyu.notifications.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.notifications.outside.OutsideHttp;
import org.tuoyu.platform.events.EventJson;

/**
 * Text messages by a gateway that takes {@code {"key", "to", "text"}} as JSON at a configured address. It may answer with
 * {@code {"reference": …}}: then a message is delivered when the gateway's receipt says so, where receipts can be checked
 * ({@code tuoyu.sms.receipt-secret}).
 */
@ApplicationScoped
class SmsChannel implements Channel {
    private static final int MOST_CHARACTERS = 300;
    private final OutsideHttp http;
    private final Optional<String> url;
    private final Optional<String> token;
    private final Optional<String> receiptSecret;
    private final Duration limit;

    SmsChannel(
            OutsideHttp http,
            @ConfigProperty(name = "tuoyu.sms.url") Optional<String> url,
            @ConfigProperty(name = "tuoyu.sms.token") Optional<String> token,
            @ConfigProperty(name = "tuoyu.sms.receipt-secret") Optional<String> receiptSecret,
            @ConfigProperty(name = "tuoyu.channels.limit", defaultValue = "10s") Duration limit) {
        this.http = http;
        this.url = url;
        this.token = token;
        this.receiptSecret = receiptSecret;
        this.limit = limit;
    }

    @Override
    public Kind kind() {
        return Kind.SMS;
    }

    @Override
    public Outcome send(Message message, Address to) {
        if (url.isEmpty()) return Outcome.failedForNow("no gateway is configured (tuoyu.sms.url)");
        var text = message.subject() + " " + message.link();
        var body = EventJson.write(Map.of(
                "key",
                message.key().toString(),
                "to",
                to.phone(),
                "text",
                text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text));
        var headers = token.map(one -> Map.of("Content-Type", "application/json", "Authorization", "Bearer " + one))
                .orElse(Map.of("Content-Type", "application/json"));
        var answer = http.post(url.get(), headers, body, limit)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (answer.isSuccess()) {
            var reference = reference(answer.body());
            return reference == null || receiptSecret.isEmpty() ? Outcome.delivered() : Outcome.taken(reference);
        }
        var refused = answer.status() == 400 || answer.status() == 404 || answer.status() == 422;
        return refused ? Outcome.failedForGood(answer.inWords()) : Outcome.failedForNow(answer.inWords());
    }

    private static String reference(String body) {
        try {
            return EventJson.MAPPER.readTree(body).path("reference").asText(null);
        } catch (JsonProcessingException e) {
            return null; // a gateway that gives no receipts
        }
    }
}
