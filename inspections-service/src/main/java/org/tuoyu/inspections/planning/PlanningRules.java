package org.tuoyu.inspections.planning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.tuoyu.platform.rules.RuleKind;

/**
 * What weighs how much when visits are planned; published by each region. What the law or the roster forbids is no weight: it
 * never happens.
 *
 * @param late points for each day after the due day of a visit that was overdue before
 * @param joint points when inspections of one institution by several departments are not on one day
 *     (能联合检查的不得多头检查, 国办发〔2024〕54号)
 * @param fair points for each square of an inspector's number of visits: the more even, the fewer
 * @param travel points for each kilometre
 * @param moved points for each visit that was planned already and is on another day or with another inspector now
 */
record PlanningRules(
        @Min(0) @Max(10000) int late,
        @Min(0) @Max(10000) int joint,
        @Min(0) @Max(10000) int fair,
        @Min(0) @Max(10000) int travel,
        @Min(0) @Max(10000) int moved)
        implements RuleKind.Content {}
