package org.tuoyu.institutions.disclosure;

import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/** A correction was asked for, or answered. What was said stays here: the public may write names into it. */
record CorrectionChanged(
        UUID correctionId,
        String uscc,
        String institutionName,
        String regionCode,
        Correction.Status status,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return status == Correction.Status.ASKED ? "org.tuoyu.correction.asked.v1" : "org.tuoyu.correction.answered.v1";
    }

    @Override
    public String subject() {
        return correctionId.toString();
    }
}
