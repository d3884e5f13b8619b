package org.tuoyu.targets.scenario;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.Ids;

/** Changes that are thought of together, for a region and a year. */
@Entity
class Scenario extends Aggregate {
    @Id
    private UUID id;

    private String regionCode;
    private int year;
    private String name;

    @ElementCollection
    @CollectionTable(name = "scenario_change", joinColumns = @JoinColumn(name = "scenario_id"))
    @OrderColumn(name = "position")
    private List<Change> changes = new ArrayList<>();

    protected Scenario() {}

    Scenario(String regionCode, int year, String name, List<Change> changes) {
        this.id = Ids.next();
        this.regionCode = regionCode;
        this.year = year;
        this.name = name;
        this.changes.addAll(changes);
        nextRevision();
    }

    ScenarioKept state() {
        return new ScenarioKept(id, regionCode, year, name, List.copyOf(changes), revision());
    }
}
