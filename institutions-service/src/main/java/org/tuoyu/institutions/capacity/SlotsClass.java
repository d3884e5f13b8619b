package org.tuoyu.institutions.capacity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A class and its slots. */
@Embeddable
public record SlotsClass(String name, @Enumerated(EnumType.STRING) AgeBand ageBand, int slots) {}
