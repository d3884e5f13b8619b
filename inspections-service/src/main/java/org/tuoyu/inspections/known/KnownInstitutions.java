package org.tuoyu.inspections.known;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
public class KnownInstitutions {
    private final Session session;

    KnownInstitutions(Session session) {
        this.session = session;
    }

    /** False when it was known already: an older event changes nothing. */
    boolean learn(KnownInstitution institution, long sequence) {
        return session.createNativeMutationQuery(
                                """
                                INSERT INTO known_institution AS known VALUES (:uscc, :name, :region, :sequence)
                                ON CONFLICT (uscc) DO UPDATE SET name = :name, region_code = :region, sequence = :sequence
                                WHERE known.sequence < :sequence""")
                        .setParameter("uscc", institution.uscc())
                        .setParameter("name", institution.name())
                        .setParameter("region", institution.regionCode())
                        .setParameter("sequence", sequence)
                        .executeUpdate()
                == 1;
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

    /** It stays where it is until the end of the transaction, so that what is planned now moves along with it later. */
    Optional<KnownInstitution> find(String uscc) {
        return session.createNativeQuery(
                        "SELECT uscc, name, region_code FROM known_institution WHERE uscc = :uscc FOR UPDATE",
                        KnownInstitution.class)
                .setParameter("uscc", uscc)
                .uniqueResultOptional();
    }
}
