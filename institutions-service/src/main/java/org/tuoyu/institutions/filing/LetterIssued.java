package org.tuoyu.institutions.filing;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** A letter of a filing by its number, by which everybody can verify it. */
@Embeddable
public record LetterIssued(String code, String number, LocalDate issuedOn) {}
