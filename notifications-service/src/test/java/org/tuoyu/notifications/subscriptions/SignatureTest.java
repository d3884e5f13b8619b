package org.tuoyu.notifications.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tuoyu.notifications.feed.FeedItem;
import org.tuoyu.platform.Ids;
import org.tuoyu.platform.events.EventJson;

/** What we sign is what Standard Webhooks means, and the example of docs/webhooks.md takes it, and nothing else. */
class SignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long AT = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant NOW = Instant.ofEpochSecond(AT);

    @TempDir
    Path directory;

    private Object example;

    /** The class of the documentation, compiled as it stands there. */
    @BeforeEach
    void theExampleOfTheDocumentation() throws Exception {
        var text = Files.readString(Path.of(System.getProperty("tuoyu.root"), "docs/webhooks.md"));
        var code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(code.find()).isTrue();
        var source = directory.resolve("TuoyuWebhook.java");
        Files.writeString(source, code.group(1));
        var result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", directory.toString(), source.toString());
        assertThat(result).isZero();
        example = exampleFor(SECRET);
    }

    private Object exampleFor(String secret) throws Exception {
        var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
        return loader.loadClass("TuoyuWebhook").getConstructor(String.class).newInstance(secret);
    }

    private static boolean take(Object by, String id, String at, String signatures, String body, Instant now)
            throws Throwable {
        try {
            return (boolean) by.getClass()
                    .getMethod("take", String.class, String.class, String.class, String.class, Instant.class)
                    .invoke(by, id, at, signatures, body, now);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void theVectorOfStandardWebhooksIsSignedAndTakenAsItSays() throws Throwable {
        assertThat(new Webhook(SECRET).sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
        assertThat(take(example, ID, Long.toString(AT), SIGNATURE, BODY, NOW)).isTrue();
    }

    @Test
    void whatIsTamperedWithIsRefused() {
        var at = Long.toString(AT);
        refused(ID, at, SIGNATURE, BODY.replace("2", "3"), NOW);
        refused("msg_other", at, SIGNATURE, BODY, NOW);
        refused(ID, Long.toString(AT + 1), SIGNATURE, BODY, NOW);
        refused(ID, at, SIGNATURE.replace("g0h", "h0g"), BODY, NOW);
        refused(ID, at, SIGNATURE.substring(3), BODY, NOW);
        refused(ID, at, "", BODY, NOW);
        refused(ID, at, null, BODY, NOW);
        refused(null, at, SIGNATURE, BODY, NOW);
        refused(ID, "soon", SIGNATURE, BODY, NOW);
    }

    @Test
    void whatIsOldOrFromTheFutureIsRefused() {
        refused(ID, Long.toString(AT), SIGNATURE, BODY, NOW.plus(Duration.ofMinutes(6)));
        refused(ID, Long.toString(AT), SIGNATURE, BODY, NOW.minus(Duration.ofMinutes(6)));
    }

    @Test
    void whatIsReplayedIsNotTakenTwice() throws Throwable {
        assertThat(take(example, ID, Long.toString(AT), SIGNATURE, BODY, NOW)).isTrue();
        assertThat(take(example, ID, Long.toString(AT), SIGNATURE, BODY, NOW)).isFalse();
    }

    @Test
    void duringARotationWhoHasTheOldSecretAndWhoHasTheNewOneTakesIt() throws Throwable {
        var next = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";
        var event = new FeedItem(
                "1.0",
                Ids.next(),
                "org.tuoyu.visit.planned.v1",
                "/inspections",
                "s",
                NOW.atOffset(java.time.ZoneOffset.UTC),
                "application/json",
                1,
                "211104",
                "a",
                null,
                null,
                1,
                EventJson.tree("{\"名\": \"示例\"}"));
        var signed = SignedEvent.of(event, List.of(next, SECRET), NOW);
        for (var one : List.of(example, exampleFor(next))) {
            assertThat(take(
                            one,
                            signed.headers().get("webhook-id"),
                            signed.headers().get("webhook-timestamp"),
                            signed.headers().get("webhook-signature"),
                            signed.body(),
                            NOW))
                    .isTrue();
        }
        assertThat(Map.copyOf(signed.headers())).containsEntry("Content-Type", "application/cloudevents+json");
    }

    private void refused(String id, String at, String signatures, String body, Instant now) {
        assertThatThrownBy(() -> take(example, id, at, signatures, body, now)).isInstanceOf(SecurityException.class);
    }
}
