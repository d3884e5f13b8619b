package org.tuoyu.inspections.planning;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Where a visit is put.
 *
 * @param account who makes it; null when nobody does
 * @param why nobody does; null when somebody does
 */
@Embeddable
public record Proposed(UUID visitId, String account, LocalDate day, @Enumerated(EnumType.STRING) Unplanned why) {}
