package org.tuoyu.inspections.planning;

import jakarta.persistence.Embeddable;

/**
 * What a part of the score comes to.
 *
 * @param part late, joint, fair, travel, moved; capacity and unplanned are no weights: they are counted
 * @param weight for each, by the rules
 * @param points altogether; the fewer, the better
 * @param matches how often it was counted
 */
@Embeddable
public record Weighed(String part, long weight, long points, int matches) {}
