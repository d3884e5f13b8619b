package org.tuoyu.institutions.registration;

import org.tuoyu.platform.identity.Actor;

/** Fired in the transaction in which a registration is cancelled. */
public record Closed(String uscc, Actor registrar) {}
