package org.tuoyu.institutions.filing;

import org.tuoyu.platform.events.DomainEvent;

/**
 * Deadlines reach into a year whose working days are not known here: the State Council's notice is to be loaded.
 *
 * @param filings how many in the district had such deadlines when this was noticed
 */
record CalendarMissing(String regionCode, int year, int filings) implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.calendar.year-missing.v1";
    }

    @Override
    public String subject() {
        return "calendar/" + year + "/" + regionCode;
    }

    @Override
    public long revision() {
        return 1;
    }
}
