package org.tuoyu.institutions.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.tuoyu.institutions.capacity.ChangeSlots;
import org.tuoyu.institutions.disclosure.Disclosed;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;

/** Says what an institution is. Its slots are counted under it from the day on. */
@ApplicationScoped
class KeepRecord {
    private final Records records;
    private final Registrations registrations;
    private final ChangeSlots changeSlots;
    private final Disclosed disclosed;
    private final Outbox outbox;
    private final Clock clock;

    KeepRecord(
            Records records,
            Registrations registrations,
            ChangeSlots changeSlots,
            Disclosed disclosed,
            Outbox outbox,
            Clock clock) {
        this.records = records;
        this.registrations = registrations;
        this.changeSlots = changeSlots;
        this.disclosed = disclosed;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationScoped
    static class Records implements PanacheRepositoryBase<InstitutionRecord, String> {}

    /** With revision 0 while nothing is known of it. */
    InstitutionRecord of(String uscc, Actor actor) {
        registrations.require(uscc, actor);
        return records.findByIdOptional(uscc).orElseGet(() -> new InstitutionRecord(uscc));
    }

    /** @param day from which it is so; today when null */
    @Transactional
    InstitutionRecord keep(String uscc, InstitutionRecord.Content content, LocalDate day, long revision, Actor actor) {
        var registration = registrations.require(uscc, actor);
        var record = Revisions.require(of(uscc, actor), revision);
        var before = record.content();
        if (before.equals(content)) return record;
        if (day != null && day.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalid("/day", "day-in-future", day.toString());
        }
        outbox.publish(
                actor,
                record.describe(content, registration.name(), registration.regionCode()),
                revision == 0 ? null : before);
        records.persist(record);
        if (before.kind() != content.kind() || before.ownership() != content.ownership()) {
            changeSlots.recount(uscc, day, actor);
        }
        disclosed.refresh(uscc);
        return record;
    }
}
