package org.tuoyu.institutions.standards;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tuoyu.institutions.capacity.AgeBand;
import org.tuoyu.institutions.staff.StaffRole;

/**
 * What is checked: an institution as it is, or as it would be.
 *
 * @param classes in their order
 * @param staff how many of each role work there
 * @param healthChecks the last one of each who works there, null where there was none
 * @param certificates by code the last day on which the longest holds
 * @param facts of the premises that are known; a yes is 1, a no is 0
 */
record Figures(
        List<OfClass> classes,
        Map<StaffRole, Integer> staff,
        List<LocalDate> healthChecks,
        Map<String, LocalDate> certificates,
        Map<String, Double> facts) {

    record OfClass(AgeBand ageBand, int slots) {}

    /** Not known is not so. */
    boolean isSo(String fact) {
        return facts.getOrDefault(fact, 0.0) > 0;
    }

    int slots() {
        return classes.stream().mapToInt(OfClass::slots).sum();
    }

    int staff(StaffRole role) {
        return staff.getOrDefault(role, 0);
    }
}
