package org.tuoyu.inspections.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whether what visits found is put right. */
@ApplicationScoped
public class FindingsOfVisit {
    private final Findings findings;

    FindingsOfVisit(Findings findings) {
        this.findings = findings;
    }

    public boolean allLifted(UUID visit) {
        return findings.allLifted(visit);
    }

    /** Leads are followed by an inspection, not by a follow-up. */
    public boolean anyOpen(String uscc) {
        return findings.count("institution.uscc = ?1 AND liftedOn IS NULL AND NOT lead", uscc) > 0;
    }
}
