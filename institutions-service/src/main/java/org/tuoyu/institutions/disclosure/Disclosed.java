package org.tuoyu.institutions.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Keeps the row of an institution in what everybody may search, in the transaction of the change. */
@ApplicationScoped
public class Disclosed {
    private final Session session;

    private record Held(String uscc) {}

    Disclosed(Session session) {
        this.session = session;
    }

    /** To be called after each change of what is disclosed; writes the row anew, or takes it away. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(String uscc) {
        // Of two changes at once the second waits here, and sees what the first has written.
        session.createNativeQuery("SELECT uscc FROM slots WHERE uscc = :uscc FOR UPDATE", Held.class)
                .setParameter("uscc", uscc)
                .getResultList();
        session.createNativeMutationQuery("DELETE FROM disclosed WHERE uscc = :uscc")
                .setParameter("uscc", uscc)
                .executeUpdate();
        session.createNativeMutationQuery("INSERT INTO disclosed SELECT * FROM to_disclose WHERE uscc = :uscc")
                .setParameter("uscc", uscc)
                .executeUpdate();
    }
}
