package org.tuoyu.institutions.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Of two changes of one institution at once the second waits until the first is there to be seen. */
@ApplicationScoped
public class InstitutionLock {
    private final Session session;

    private record Held(String uscc) {}

    InstitutionLock(Session session) {
        this.session = session;
    }

    /** Until the transaction ends. It is the row of its slots, which every change of slots holds anyway. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String uscc) {
        session.createNativeQuery("SELECT uscc FROM slots WHERE uscc = :uscc FOR UPDATE", Held.class)
                .setParameter("uscc", uscc)
                .getResultList();
    }
}
