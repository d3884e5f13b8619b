package org.tuoyu.inspections.health;

import jakarta.persistence.Embeddable;

/**
 * Of the staff of an institution.
 *
 * @param expected people who should be there
 * @param attended of them
 */
@Embeddable
public record Attendance(String uscc, int expected, int attended) {}
