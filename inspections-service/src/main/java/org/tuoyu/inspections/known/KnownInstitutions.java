package org.tuoyu.inspections.known;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
public class KnownInstitutions {
    private final Session session;
    private final Clock clock;

    KnownInstitutions(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * False when it was known already: an older event changes nothing.
     *
     * @param since day of its registration; null where the event does not say it
     * @param cancelledOn null while it is registered
     */
    boolean learn(KnownInstitution institution, LocalDate since, LocalDate cancelledOn, long sequence) {
        return session.createNativeMutationQuery(
                                """
                                INSERT INTO known_institution AS known (uscc, name, region_code, sequence, since, cancelled_on)
                                VALUES (:uscc, :name, :region, :sequence, :since, :cancelled)
                                ON CONFLICT (uscc) DO UPDATE SET name = excluded.name, region_code = excluded.region_code,
                                    sequence = excluded.sequence, since = coalesce(excluded.since, known.since),
                                    cancelled_on = excluded.cancelled_on
                                WHERE known.sequence < excluded.sequence
                                    OR (known.sequence = excluded.sequence AND known.since IS NULL)""")
                        .setParameter("uscc", institution.uscc())
                        .setParameter("name", institution.name())
                        .setParameter("region", institution.regionCode())
                        .setParameter("sequence", sequence)
                        .setParameter("since", since)
                        .setParameter("cancelled", cancelledOn)
                        .executeUpdate()
                == 1;
    }

    /** A certificate is not valid any more from the day after. */
    void lapsed(String uscc, String code, LocalDate validUntil) {
        session.createNativeMutationQuery("INSERT INTO known_lapse VALUES (:uscc, :code, :day) ON CONFLICT DO NOTHING")
                .setParameter("uscc", uscc)
                .setParameter("code", code)
                .setParameter("day", validUntil.plusDays(1))
                .executeUpdate();
    }

    /** Another one of the kind has come. */
    void renewed(String uscc, String code, LocalDate validUntil, OffsetDateTime at) {
        var day = at.atZoneSameInstant(clock.getZone()).toLocalDate();
        if (validUntil != null && validUntil.isBefore(day)) return; // it has lapsed itself
        session.createNativeMutationQuery(
                        "INSERT INTO known_renewal VALUES (:uscc, :code, :day) ON CONFLICT DO NOTHING")
                .setParameter("uscc", uscc)
                .setParameter("code", code)
                .setParameter("day", day)
                .executeUpdate();
    }

    /** @param longitude in degrees; null where it is not known */
    void learnPlace(String uscc, Double longitude, Double latitude, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_place AS known VALUES (:uscc, :longitude, :latitude, :sequence)
                        ON CONFLICT (uscc) DO UPDATE SET longitude = excluded.longitude, latitude = excluded.latitude,
                            sequence = excluded.sequence
                        WHERE known.sequence < excluded.sequence""")
                .setParameter("uscc", uscc)
                .setParameter("longitude", longitude)
                .setParameter("latitude", latitude)
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    public List<KnownInstitution> all(List<String> usccs) {
        if (usccs.isEmpty()) return List.of();
        return session.createNativeQuery(
                        "SELECT uscc, name, region_code FROM known_institution WHERE uscc IN (:usccs)",
                        KnownInstitution.class)
                .setParameter("usccs", usccs)
                .getResultList();
    }

    public KnownInstitution require(String uscc, RegionScope scope) {
        return find(uscc)
                .filter(institution -> scope.covers(institution.regionCode()))
                .orElseThrow(() -> ProblemException.notFound("institution", uscc));
    }

    /** Nobody else plans or moves anything there until the end of the transaction. */
    public KnownInstitution hold(KnownInstitution institution) {
        return find(institution.uscc()).orElse(institution);
    }

    /** It stays where it is until the end of the transaction, so that what is planned now moves along with it later. */
    Optional<KnownInstitution> find(String uscc) {
        return session.createNativeQuery(
                        "SELECT uscc, name, region_code FROM known_institution WHERE uscc = :uscc FOR UPDATE",
                        KnownInstitution.class)
                .setParameter("uscc", uscc)
                .uniqueResultOptional();
    }
}
