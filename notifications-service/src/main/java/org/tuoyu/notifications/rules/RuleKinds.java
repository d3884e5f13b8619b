package org.tuoyu.notifications.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.tuoyu.platform.rules.RuleKind;

/** The kinds of rules of this service. */
@ApplicationScoped
public class RuleKinds {
    private static final String EVENT_TYPE = "org\\.tuoyu\\.[a-z0-9.-]{1,80}";
    /** For each kind of event: who learns of it, by when what is wanted of them; {@code *} for what no other takes. */
    public static final RuleKind ROUTING = new RuleKind("routing", Routes.class, EVENT_TYPE + "|\\*");
    /** For each kind of event: the words in which it is told. */
    public static final RuleKind TEMPLATE = new RuleKind("template", Template.class, EVENT_TYPE);
    /** For each policy by its code: who is told when nobody answers. */
    public static final RuleKind ESCALATION =
            new RuleKind("escalation", EscalationPolicy.class, "[a-z][a-z0-9-]{0,59}");
    /** Office time. */
    public static final RuleKind WORKING_HOURS = new RuleKind("working-hours", OfficeHours.class);

    @Produces
    RuleKind routing() {
        return ROUTING;
    }

    @Produces
    RuleKind template() {
        return TEMPLATE;
    }

    @Produces
    RuleKind escalation() {
        return ESCALATION;
    }

    @Produces
    RuleKind workingHours() {
        return WORKING_HOURS;
    }
}
