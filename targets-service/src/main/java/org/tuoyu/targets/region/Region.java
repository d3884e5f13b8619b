package org.tuoyu.targets.region;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tuoyu.platform.Aggregate;

/** An administrative region with its population. A corrected figure stands beside the old one, never in its place. */
@Entity
public class Region extends Aggregate {
    @Id
    private String code;

    private String name;

    @ElementCollection
    @CollectionTable(name = "population", joinColumns = @JoinColumn(name = "region_code"))
    private Set<Figure> population = new HashSet<>();

    /** @param revision of the region, with which the figure became known; the highest of a year holds */
    @Embeddable
    record Figure(int year, long persons, String source, long revision) {
        RegionDefined.Population state() {
            return new RegionDefined.Population(year, persons, source);
        }
    }

    protected Region() {}

    Region(String code) {
        this.code = code;
    }

    /** Whether all of it is known already. */
    boolean isKnown(String name, List<RegionDefined.Population> figures) {
        return name.equals(this.name) && (figures.isEmpty() || population().containsAll(figures));
    }

    /** Defines it, renames it, or takes figures that are new. */
    RegionDefined define(String name, List<RegionDefined.Population> figures) {
        this.name = name;
        var known = population();
        long revision = nextRevision();
        figures.stream()
                .filter(one -> !known.contains(one))
                .forEach(one -> population.add(new Figure(one.year(), one.persons(), one.source(), revision)));
        return state();
    }

    RegionDefined state() {
        return new RegionDefined(code, name, population(), revision());
    }

    /** The figure that holds for each year for which there is one. */
    private List<RegionDefined.Population> population() {
        var newest = new TreeMap<Integer, Figure>();
        population.stream()
                .sorted(Comparator.comparing(Figure::revision))
                .forEach(figure -> newest.put(figure.year(), figure));
        return newest.values().stream().map(Figure::state).toList();
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
