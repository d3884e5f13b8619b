package org.tuoyu.inspections.roster;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** Days on which an inspector makes no visits; why is nobody's business here. */
@Embeddable
public record Absence(LocalDate firstDay, LocalDate lastDay) {
    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
