package org.tuoyu.inspections.finding;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * One step of a finding's history; never changed.
 *
 * @param actor account of who took it; {@code clock} for what the passing of time did
 * @param remark what was said; null where nothing has to be
 * @param photos SHA-256 of each
 */
@Embeddable
public record FindingStep(
        @Enumerated(EnumType.STRING) Act act, LocalDate day, String actor, String remark, String[] photos) {}
