package org.tuoyu.inspections.health;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.inspections.known.KnownInstitution;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** How many children were present on a day, and how many had which symptom, by class. */
@Entity
class HealthDay extends Aggregate {
    @Id
    private UUID id;

    @Embedded
    private KnownInstitution institution;

    private LocalDate day;

    @ElementCollection
    @CollectionTable(name = "class_count", joinColumns = @JoinColumn(name = "health_day_id"))
    @OrderColumn(name = "number")
    private List<ClassCount> counts = new ArrayList<>();

    protected HealthDay() {}

    HealthDay(KnownInstitution institution, LocalDate day) {
        this.id = Ids.next();
        this.institution = institution;
        this.day = day;
    }

    HealthDayRecorded count(List<ClassCount> counts) {
        this.counts.clear();
        this.counts.addAll(counts);
        nextRevision();
        return state();
    }

    HealthDayRecorded state() {
        return new HealthDayRecorded(
                id, institution.uscc(), institution.regionCode(), day, List.copyOf(counts), revision());
    }
}
