package org.tuoyu.institutions.documents;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.institutions.standards.StandardsCheck;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.identity.Actor;

/** Tells some days before a certificate ends, and on the day after; each time once, and not when a newer one is there. */
@ApplicationScoped
class RemindOfCertificates {
    private final KeepDocuments.Documents documents;
    private final Registrations registrations;
    private final StandardsCheck standardsCheck;
    private final Outbox outbox;
    private final Clock clock;
    private final List<Integer> days;

    RemindOfCertificates(
            KeepDocuments.Documents documents,
            Registrations registrations,
            StandardsCheck standardsCheck,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "tuoyu.certificates.remind-days", defaultValue = "60,30,7") List<Integer> days) {
        this.documents = documents;
        this.registrations = registrations;
        this.standardsCheck = standardsCheck;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    @Scheduled(every = "${tuoyu.certificates.remind-every:1h}", delayed = "${tuoyu.certificates.remind-delay:10s}")
    void watch() {
        remind(LocalDate.now(clock));
    }

    @Transactional
    List<DocumentChanged> remind(LocalDate today) {
        var first = days.stream().max(Comparator.naturalOrder()).orElse(0);
        var due = documents.list(
                """
                FROM Document one WHERE validUntil < ?1 AND (remindedDays IS NULL OR remindedDays > 0)
                    AND NOT EXISTS (SELECT 1 FROM Document newer WHERE newer.uscc = one.uscc AND newer.code = one.code
                        AND (newer.validUntil IS NULL OR newer.validUntil > one.validUntil))
                ORDER BY id""",
                today.plusDays(first + 1));
        var told = new ArrayList<DocumentChanged>();
        for (var document : due) {
            int threshold = threshold(ChronoUnit.DAYS.between(today, document.validUntil()));
            if (document.remindedDays() != null && document.remindedDays() <= threshold) continue;
            var institution = registrations.findById(document.uscc());
            if (institution.cancelledOn() != null) continue;
            var changed = document.remind(threshold, institution.name(), institution.regionCode());
            outbox.publish(Actor.theClock(), changed, null);
            if (threshold == 0) standardsCheck.recheck(institution, Actor.theClock());
            told.add(changed);
        }
        return told;
    }

    /** The nearest of the days on which one reminds; 0 once it has ended. */
    private int threshold(long left) {
        if (left < 0) return 0;
        return days.stream()
                .filter(one -> one >= left)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
