package org.tuoyu.targets.plan;

import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * A clause and who answers for it: "列第一位为牵头单位", the first unit leads, the others co-operate in the printed order.
 *
 * @param number as printed, for example {@code 三(五)1}
 * @param lead department code; null where the document names none
 * @param towns 各镇街落实属地责任
 * @param matters what kinds of event it governs, for example {@code registration}; this is how an event finds its clause
 */
@Embeddable
public record Clause(
        String number,
        String heading,
        String text,
        String lead,
        String[] cooperating,
        boolean towns,
        String[] matters) {

    /** Arrays are compared by what is in them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Clause clause && state().equals(clause.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    PlanState.ClauseState state() {
        return new PlanState.ClauseState(number, heading, text, lead, List.of(cooperating), towns, List.of(matters));
    }
}
