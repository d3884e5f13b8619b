package org.tuoyu.inspections.roster;

import org.tuoyu.platform.events.DomainEvent;

/** An inspector has an address for the own calendar; the one before has ended. */
record CalendarFeedOpened(String account, String regionCode, long revision) implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.calendar-feed.opened.v1";
    }

    @Override
    public String subject() {
        return "calendar/" + account;
    }
}
