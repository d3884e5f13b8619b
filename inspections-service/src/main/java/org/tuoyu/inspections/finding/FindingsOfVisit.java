package org.tuoyu.inspections.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whether what a visit found is put right. */
@ApplicationScoped
public class FindingsOfVisit {
    private final Findings findings;

    FindingsOfVisit(Findings findings) {
        this.findings = findings;
    }

    public boolean allLifted(UUID visit) {
        return findings.allLifted(visit);
    }
}
