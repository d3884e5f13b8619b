package org.tuoyu.institutions.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.tuoyu.institutions.registration.InstitutionLock;

/** Keeps the row of an institution in what everybody may search, in the transaction of the change. */
@ApplicationScoped
public class Disclosed {
    private final InstitutionLock lock;
    private final Session session;

    Disclosed(InstitutionLock lock, Session session) {
        this.lock = lock;
        this.session = session;
    }

    /** To be called after each change of what is disclosed; writes the row anew, or takes it away. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(String uscc) {
        lock.hold(uscc);
        session.createNativeMutationQuery("DELETE FROM disclosed WHERE uscc = :uscc")
                .setParameter("uscc", uscc)
                .executeUpdate();
        session.createNativeMutationQuery("INSERT INTO disclosed SELECT * FROM to_disclose WHERE uscc = :uscc")
                .setParameter("uscc", uscc)
                .executeUpdate();
    }
}
