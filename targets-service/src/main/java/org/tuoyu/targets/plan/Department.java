package org.tuoyu.targets.plan;

import jakarta.persistence.Embeddable;

/**
 * A department with its standing duty (附件1).
 *
 * @param code stable within the region's authority; tokens carry it as {@code department}
 */
@Embeddable
public record Department(String code, String name, String duty) {}
