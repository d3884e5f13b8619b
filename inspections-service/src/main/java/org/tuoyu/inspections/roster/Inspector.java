package org.tuoyu.inspections.roster;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.tuoyu.platform.Aggregate;

/** An inspector as far as visits are planned with: an account, no more of the person. */
@Entity
class Inspector extends Aggregate {
    @Id
    private String account;

    private String regionCode;
    private String department;
    private String[] kinds;
    private int visitsPerDay;
    private Double longitude;
    private Double latitude;

    @ElementCollection
    @CollectionTable(name = "inspector_absence", joinColumns = @JoinColumn(name = "account"))
    @OrderColumn(name = "number")
    private List<Absence> absences = new ArrayList<>();

    protected Inspector() {}

    Inspector(String account) {
        this.account = account;
    }

    /**
     * @param regionCode where and below which visits are made
     * @param kinds of visit, by their codes in the rules
     * @param visitsPerDay at most
     * @param longitude of where the days begin and end; null when that is not known
     */
    record Content(
            String regionCode,
            String department,
            List<String> kinds,
            int visitsPerDay,
            Double longitude,
            Double latitude,
            List<Absence> absences) {}

    InspectorRecorded describe(Content content) {
        regionCode = content.regionCode();
        department = content.department();
        kinds = content.kinds().toArray(String[]::new);
        visitsPerDay = content.visitsPerDay();
        longitude = content.longitude();
        latitude = content.latitude();
        absences.clear();
        absences.addAll(content.absences());
        nextRevision();
        return state();
    }

    InspectorRecorded state() {
        return new InspectorRecorded(
                account,
                regionCode,
                department,
                List.of(kinds),
                visitsPerDay,
                longitude,
                latitude,
                List.copyOf(absences),
                revision());
    }
}
