package org.tuoyu.inspections.incident;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Who must be told of an incident.
 *
 * @param tellBy until when
 * @param toldAt null while it was not
 * @param toldBy account of who says so
 */
@Embeddable
public record ChainStep(String department, Instant tellBy, Instant toldAt, String toldBy) {}
