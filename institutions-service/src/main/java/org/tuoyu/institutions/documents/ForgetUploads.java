package org.tuoyu.institutions.documents;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An upload that nobody goes on with is kept for some days, then it gives its place free. */
@ApplicationScoped
class ForgetUploads {
    private final KeepDocuments keepDocuments;
    private final Clock clock;
    private final Duration keptFor;

    ForgetUploads(
            KeepDocuments keepDocuments,
            Clock clock,
            @ConfigProperty(name = "tuoyu.uploads.kept-for", defaultValue = "P7D") Duration keptFor) {
        this.keepDocuments = keepDocuments;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void watch() {
        keepDocuments.forgetUploadsBegunBefore(clock.instant().minus(keptFor));
    }
}
