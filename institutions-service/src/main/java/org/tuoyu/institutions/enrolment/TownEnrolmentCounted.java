package org.tuoyu.institutions.enrolment;

import java.time.YearMonth;
import org.tuoyu.platform.events.DomainEvent;

/**
 * How many children the institutions of a town have in a month (入托人数), as far as they have reported.
 *
 * @param institutions that have reported
 */
record TownEnrolmentCounted(String regionCode, YearMonth month, int children, int institutions, long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.enrolment.counted.v1";
    }

    @Override
    public String subject() {
        return regionCode + "/enrolment/" + month;
    }
}
