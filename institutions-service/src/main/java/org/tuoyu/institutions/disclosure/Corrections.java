package org.tuoyu.institutions.disclosure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.tuoyu.institutions.registration.Registrations;
import org.tuoyu.platform.events.Outbox;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Revisions;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.secrets.Secrets;

/** Corrections of what is published: asked for by anybody, answered by the office. */
@ApplicationScoped
class Corrections implements PanacheRepositoryBase<Correction, UUID> {
    /** More from one place that nobody has answered are not taken: nobody fills the office, or shuts the way for others. */
    private static final int MOST_OPEN = 5;

    private static final String VISIBLE =
            "FROM Correction asked JOIN Registration one ON one.uscc = asked.uscc WHERE one.regionCode LIKE ?1 ";
    private final PublicInstitutions institutions;
    private final Registrations registrations;
    private final Secrets secrets;
    private final Outbox outbox;
    private final Clock clock;

    Corrections(
            PublicInstitutions institutions, Registrations registrations, Secrets secrets, Outbox outbox, Clock clock) {
        this.secrets = secrets;
        this.institutions = institutions;
        this.registrations = registrations;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    /** @param from network address; only its keyed hash is kept, and only until it is answered */
    Correction ask(String uscc, String message, String from, Actor anybody) {
        var institution = institutions.one(uscc).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("institution", uscc));
        var source = secrets.fingerprint(from);
        if (count("source = ?1 AND status = ?2", source, Correction.Status.ASKED) >= MOST_OPEN) {
            throw ProblemException.of(429, "corrections-open", MOST_OPEN);
        }
        var correction = new Correction(uscc, source);
        var asked = correction.ask(message, clock.instant(), institution.name(), institution.regionCode());
        persist(correction);
        outbox.publish(anybody, asked, null);
        return correction;
    }

    /** By its number, which only who asked has. */
    Correction asked(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("correction", id));
    }

    List<Correction> visible(UUID after, int limit, Actor officer) {
        return find(
                        "SELECT asked " + VISIBLE + "AND asked.id > ?2 ORDER BY asked.id",
                        officer.scope().like(),
                        after)
                .page(0, limit)
                .list();
    }

    @Transactional
    Correction answer(UUID id, long revision, String answer, Actor officer) {
        var correction = find(
                        "SELECT asked " + VISIBLE + "AND asked.id = ?2",
                        officer.scope().like(),
                        id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("correction", id));
        Revisions.require(correction, revision);
        var institution = registrations.require(correction.uscc(), officer);
        outbox.publish(
                officer,
                correction.answer(answer, clock.instant(), institution.name(), institution.regionCode()),
                new Before(Correction.Status.ASKED));
        return correction;
    }

    private record Before(Correction.Status status) {}
}
