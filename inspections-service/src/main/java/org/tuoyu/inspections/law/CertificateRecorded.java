package org.tuoyu.inspections.law;

import java.time.LocalDate;
import org.tuoyu.platform.events.DomainEvent;
import org.tuoyu.platform.identity.RegionScope;

/**
 * An enforcement certificate as it is on record: what the API shows, and what the event says.
 *
 * @param holder account of the inspector
 * @param validUntil last day
 */
public record CertificateRecorded(
        String number,
        String holder,
        String regionCode,
        String department,
        LocalDate validFrom,
        LocalDate validUntil,
        long revision)
        implements DomainEvent {
    public boolean isGoodFor(String account, String department, String region, LocalDate day) {
        return holder.equals(account)
                && this.department.equals(department)
                && RegionScope.of(regionCode).covers(region)
                && !day.isBefore(validFrom)
                && !day.isAfter(validUntil);
    }

    @Override
    public String type() {
        return "org.tuoyu.enforcement-certificate.recorded.v1";
    }

    @Override
    public String subject() {
        return number;
    }
}
