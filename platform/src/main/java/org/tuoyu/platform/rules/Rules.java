package org.tuoyu.platform.rules;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Rules as they were recorded once; never changed.
 *
 * @param regionCode for which region and all below
 * @param validFrom null: recorded, not in force
 * @param source document or clause they come from
 */
public record Rules<C>(UUID id, String kind, String regionCode, LocalDate validFrom, String source, C content) {}
