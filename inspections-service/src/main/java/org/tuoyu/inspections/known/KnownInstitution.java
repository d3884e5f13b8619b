package org.tuoyu.inspections.known;

/** What is known here of an institution. */
public record KnownInstitution(String uscc, String name, String regionCode) {}
