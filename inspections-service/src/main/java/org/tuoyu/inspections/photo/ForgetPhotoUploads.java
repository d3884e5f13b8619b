package org.tuoyu.inspections.photo;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Photos that nobody goes on sending are kept long enough for weeks without a network, then they give their place free. */
@ApplicationScoped
class ForgetPhotoUploads {
    private final Photos photos;
    private final Clock clock;
    private final Duration keptFor;

    ForgetPhotoUploads(
            Photos photos,
            Clock clock,
            @ConfigProperty(name = "tuoyu.uploads.kept-for", defaultValue = "P30D") Duration keptFor) {
        this.photos = photos;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void watch() {
        photos.forgetUploadsBegunBefore(clock.instant().minus(keptFor));
    }
}
