package org.tuoyu.inspections.known;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
public class KnownInstitutions {
    private final Session session;

    KnownInstitutions(Session session) {
        this.session = session;
    }

    /** An older event changes nothing. */
    void learn(KnownInstitution institution, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_institution AS known VALUES (:uscc, :name, :region, :sequence)
                        ON CONFLICT (uscc) DO UPDATE SET name = :name, region_code = :region, sequence = :sequence
                        WHERE known.sequence < :sequence""")
                .setParameter("uscc", institution.uscc())
                .setParameter("name", institution.name())
                .setParameter("region", institution.regionCode())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    public KnownInstitution require(String uscc, RegionScope scope) {
        var found = session.createNativeQuery(
                        "SELECT uscc, name, region_code FROM known_institution WHERE uscc = :uscc AND region_code LIKE :scope",
                        KnownInstitution.class)
                .setParameter("uscc", uscc)
                .setParameter("scope", scope.like())
                .uniqueResult();
        if (found == null) throw ProblemException.notFound("institution", uscc);
        return found;
    }
}
