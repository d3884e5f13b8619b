package org.tuoyu.institutions.capacity;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Why an institution's slots do not count for now.
 *
 * @param id of the finding that ordered it, so that the lifting of the finding finds it
 * @param clause the plan's clause under which it was ordered
 */
@Embeddable
record Suspension(UUID id, String reason, String clause, LocalDate fromDay) {}
