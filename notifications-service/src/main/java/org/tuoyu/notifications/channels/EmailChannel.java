package org.tuoyu.notifications.channels;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** E-mail by SMTP ({@code quarkus.mailer.*}). Delivered: the server has taken it. */
@ApplicationScoped
class EmailChannel implements Channel {
    private final ReactiveMailer mailer;
    private final Optional<String> host;
    private final Duration limit;

    EmailChannel(
            ReactiveMailer mailer,
            @ConfigProperty(name = "quarkus.mailer.host") Optional<String> host,
            @ConfigProperty(name = "tuoyu.channels.limit", defaultValue = "10s") Duration limit) {
        this.mailer = mailer;
        this.host = host;
        this.limit = limit;
    }

    @Override
    public Kind kind() {
        return Kind.EMAIL;
    }

    @Override
    public Outcome send(Message message, Address to) {
        if (host.isEmpty()) return Outcome.failedForNow("no SMTP server is configured (quarkus.mailer.host)");
        var text = String.join("\n\n", message.lines()) + "\n\n" + message.link() + "\n";
        try {
            mailer.send(Mail.withText(to.email(), message.subject(), text)
                            .addHeader("X-Tuoyu-Delivery", message.key().toString()))
                    .await()
                    .atMost(limit);
            return Outcome.delivered();
        } catch (RuntimeException e) {
            var error = e.getClass().getSimpleName() + ": " + e.getMessage();
            return isPermanent(e) ? Outcome.failedForGood(error) : Outcome.failedForNow(error);
        }
    }

    private static boolean isPermanent(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) return smtp.isPermanent();
        }
        return false;
    }
}
