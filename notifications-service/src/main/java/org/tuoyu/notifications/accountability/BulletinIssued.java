package org.tuoyu.notifications.accountability;

import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.events.DomainEvent;

/**
 * How the departments and towns of an authority answered in a month.
 *
 * @param month yyyy-mm
 * @param overdue what was not answered, or not done, when its time was over
 */
record BulletinIssued(
        UUID bulletinId,
        String regionCode,
        String month,
        long told,
        long acknowledgedInTime,
        long overdue,
        List<Accountability.Unit> units)
        implements DomainEvent {
    @Override
    public String type() {
        return "org.tuoyu.bulletin.issued.v1";
    }

    @Override
    public String subject() {
        return bulletinId.toString();
    }

    @Override
    public long revision() {
        return 1;
    }
}
