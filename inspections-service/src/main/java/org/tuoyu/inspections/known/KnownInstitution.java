package org.tuoyu.inspections.known;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What is known here of an institution, and what a visit or a finding says of the one it is about. */
@Embeddable
public record KnownInstitution(String uscc, @Column(name = "institution_name") String name, String regionCode) {}
