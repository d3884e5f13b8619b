package org.tuoyu.inspections.roster;

import java.util.List;
import org.tuoyu.platform.events.DomainEvent;

/**
 * An inspector as on record: what the API shows, and what the event says.
 *
 * @param account as in the token
 * @param regionCode where and below which visits are made
 * @param kinds of visit, by their codes in the rules
 * @param visitsPerDay at most
 * @param longitude of where the days begin and end, in degrees; null when that is not known
 */
public record InspectorRecorded(
        String account,
        String regionCode,
        String department,
        List<String> kinds,
        int visitsPerDay,
        Double longitude,
        Double latitude,
        List<Absence> absences,
        long revision)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.inspector.recorded.v1";
    }

    @Override
    public String subject() {
        return account;
    }
}
