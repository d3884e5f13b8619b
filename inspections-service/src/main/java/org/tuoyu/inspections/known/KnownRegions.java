package org.tuoyu.inspections.known;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** What regions are called. */
@ApplicationScoped
class KnownRegions {
    private final Session session;

    KnownRegions(Session session) {
        this.session = session;
    }

    void learn(String code, String name, long sequence) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO known_region AS known VALUES (:code, :name, :sequence)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, sequence = excluded.sequence
                        WHERE known.sequence < excluded.sequence""")
                .setParameter("code", code)
                .setParameter("name", name)
                .setParameter("sequence", sequence)
                .executeUpdate();
    }
}
