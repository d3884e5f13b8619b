package org.tuoyu.institutions.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.tuoyu.platform.http.ProblemException;

/** What a filing needs and how long it may take, as it holds on a day; from tables that name their legal source. */
@ApplicationScoped
class FilingRules {
    private final Session session;

    record Document(String code, String nameZh, String nameEn, boolean required, String source) {}

    record Clocks(int receiptDays, int refusalDays, String source) {}

    FilingRules(Session session) {
        this.session = session;
    }

    List<Document> documents(LocalDate day) {
        return session.createNativeQuery(
                        "SELECT DISTINCT ON (code) code, name_zh, name_en, required, source FROM filing_document"
                                + " WHERE valid_from <= :day ORDER BY code, valid_from DESC",
                        Document.class)
                .setParameter("day", day)
                .getResultList();
    }

    Clocks clocks(LocalDate day) {
        var clocks = session.createNativeQuery(
                        "SELECT receipt_days, refusal_days, source FROM filing_clock WHERE valid_from <= :day"
                                + " ORDER BY valid_from DESC LIMIT 1",
                        Clocks.class)
                .setParameter("day", day)
                .uniqueResult();
        if (clocks == null) throw ProblemException.invalid("/day", "no-rule-yet", day.toString());
        return clocks;
    }
}
