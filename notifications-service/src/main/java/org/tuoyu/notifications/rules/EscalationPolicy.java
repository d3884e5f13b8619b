package org.tuoyu.notifications.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.tuoyu.platform.calendar.Span;
import org.tuoyu.platform.rules.RuleKind;

/**
 * Who learns of it when nobody answers, one after the other.
 *
 * @param staleAfter how long an acknowledgement counts when what is to be done is not done: then it opens again, but not
 *     before the time to do it is over
 */
public record EscalationPolicy(
        @NotNull @Size(min = 1, max = 10) List<@Valid @NotNull Step> steps, @NotNull @Valid Span staleAfter)
        implements RuleKind.Content {

    /** @param after counted from the end of the time to answer */
    public record Step(@NotNull @Valid Span after, @NotNull To tell) {}

    /** Whom. */
    public enum To {
        /** The posts of the same inbox that stand in for the head. */
        DEPUTY,
        /** The head's post of the same inbox. */
        HEAD,
        /** The authority above: 村 → 镇街 → the lead of the clause; a department → the lead department of the whole. */
        ABOVE
    }
}
