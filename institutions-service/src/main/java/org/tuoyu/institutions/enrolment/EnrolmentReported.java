package org.tuoyu.institutions.enrolment;

import java.time.YearMonth;
import java.util.List;
import org.tuoyu.institutions.capacity.AgeBand;
import org.tuoyu.platform.events.DomainEvent;

/**
 * How many children an institution has in a month (入托人数): numbers by class, never names.
 *
 * @param children of all classes
 */
record EnrolmentReported(
        String uscc, String regionCode, YearMonth month, int children, List<OfClass> classes, long revision)
        implements DomainEvent {

    record OfClass(AgeBand ageBand, int slots, int children) {}

    @Override
    public String type() {
        return "org.tuoyu.enrolment.reported.v1";
    }

    /** Each month is an aggregate of its own: a late report of an old month is not newer than one of the last. */
    @Override
    public String subject() {
        return uscc + "/enrolment/" + month;
    }
}
