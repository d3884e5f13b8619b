package org.tuoyu.targets.plan;

import org.tuoyu.platform.identity.Actor;

/** Fired in the transaction in which a plan comes into force. */
public record PlanIssued(Plan plan, Actor actor) {}
