package org.tuoyu.notifications.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.notifications.outside.OutsideHttp;
import org.tuoyu.platform.events.EventJson;

/**
 * A robot in a group of DingTalk (钉钉) or WeCom (企业微信), in their formats of a Markdown message. Both answer 200 with an
 * {@code errcode}.
 */
@ApplicationScoped
class RobotChannel implements Channel {
    private static final String DINGTALK = "DINGTALK";
    /** Too many messages (20 a minute), busy, an error of theirs: later they would take it. */
    private static final Set<Integer> LATER = Set.of(-1, 130101, 410100, 45009, 45033);

    private final OutsideHttp http;
    private final Duration limit;
    private final Clock clock;

    RobotChannel(
            OutsideHttp http,
            @ConfigProperty(name = "tuoyu.channels.limit", defaultValue = "10s") Duration limit,
            Clock clock) {
        this.http = http;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.ROBOT;
    }

    @Override
    public Outcome send(Message message, Address to) {
        var text = "**" + plain(message.subject()) + "**\n\n"
                + String.join(
                        "\n\n",
                        message.lines().stream().map(RobotChannel::plain).toList())
                + "\n\n[tuoyu](" + message.link() + ")";
        var body = DINGTALK.equals(to.robotKind())
                ? Map.of("msgtype", "markdown", "markdown", Map.of("title", message.subject(), "text", text))
                : Map.of("msgtype", "markdown", "markdown", Map.of("content", text));
        var url = to.robotSecret() == null ? to.robotUrl() : signed(to.robotUrl(), to.robotSecret());
        var answer = http.post(url, Map.of("Content-Type", "application/json"), EventJson.write(body), limit)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (!answer.isSuccess()) return Outcome.failedForNow(answer.inWords());
        var said = json(answer.body());
        var code = said.path("errcode").asInt(-1);
        if (code == 0) return Outcome.delivered();
        var error = "errcode " + code + " " + said.path("errmsg").asText();
        return LATER.contains(code) ? Outcome.failedForNow(error) : Outcome.failedForGood(error);
    }

    /** As DingTalk wants it: HmacSHA256 of time and secret. */
    private String signed(String url, String secret) {
        try {
            var at = clock.millis();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var sign = Base64.getEncoder()
                    .encodeToString(mac.doFinal((at + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
            return url + (url.contains("?") ? "&" : "?") + "timestamp=" + at + "&sign="
                    + URLEncoder.encode(sign, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("There is no HmacSHA256", e);
        }
    }

    /** What an event says makes no link and no heading. */
    private static String plain(String text) {
        return text.replaceAll("[\\[\\]()*_#>`!<|\\\\]", " ").replace('\n', ' ');
    }

    private static JsonNode json(String body) {
        try {
            return EventJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return EventJson.MAPPER.createObjectNode().put("errmsg", "not JSON");
        }
    }
}
