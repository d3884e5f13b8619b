package org.tuoyu.inspections.law;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;

/** 入企检查码: hangs at the door of an institution; who has scanned it was there. */
@ApplicationScoped
class ArrivalCodes {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // none that looks like another
    private static final int LENGTH = 12;
    private final SecureRandom random = new SecureRandom();
    private final Session session;

    private record Code(String code) {}

    ArrivalCodes(Session session) {
        this.session = session;
    }

    /** Made when it is asked for first; it stays. */
    @Transactional
    String of(String uscc) {
        session.createNativeMutationQuery("INSERT INTO arrival_code VALUES (:uscc, :code) ON CONFLICT DO NOTHING")
                .setParameter("uscc", uscc)
                .setParameter(
                        "code",
                        random.ints(LENGTH, 0, LETTERS.length())
                                .mapToObj(i -> LETTERS.substring(i, i + 1))
                                .collect(Collectors.joining()))
                .executeUpdate();
        return known(uscc);
    }

    void require(String uscc, String scanned) {
        if (scanned == null || scanned.isBlank()) throw ProblemException.invalid("/arrivalCode", "arrival-code");
        if (!scanned.strip().equals(known(uscc))) throw ProblemException.invalid("/arrivalCode", "arrival-code-wrong");
    }

    private String known(String uscc) {
        return session.createNativeQuery("SELECT code FROM arrival_code WHERE uscc = :uscc", Code.class)
                .setParameter("uscc", uscc)
                .uniqueResultOptional()
                .map(Code::code)
                .orElse(null);
    }
}
