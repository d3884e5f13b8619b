package org.tuoyu.targets.region;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tuoyu.platform.Aggregate;
import org.tuoyu.platform.identity.RegionScope;

/**
 * An administrative region with its population. What it was called, whether it was there and how many lived in it is
 * kept as rows beside each other, so that it can be asked for as it was and as it was known.
 */
@Entity
public class Region extends Aggregate {
    static final LocalDate FROM_THE_BEGINNING = LocalDate.of(1949, 10, 1);

    @Id
    private String code;

    /** The digits that begin the code of every region below. */
    private String prefix;

    private String name;

    @ElementCollection
    @CollectionTable(name = "region_version", joinColumns = @JoinColumn(name = "region_code"))
    private Set<Version> versions = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "population", joinColumns = @JoinColumn(name = "region_code"))
    private Set<Figure> population = new HashSet<>();

    /** @param present false from the day on which it went on as another */
    @Embeddable
    record Version(long revision, LocalDate fromDay, String name, boolean present, Instant knownAt) {}

    /**
     * @param cutDay since when the region has had the borders for which the figure holds
     * @param revision of the region, with which the figure became known; the highest of a year and cut holds
     */
    @Embeddable
    record Figure(int year, long persons, String source, LocalDate cutDay, long revision, Instant knownAt) {
        RegionDefined.Population state() {
            return new RegionDefined.Population(year, persons, source);
        }
    }

    protected Region() {}

    Region(String code) {
        this.code = code;
        this.prefix = RegionScope.of(code).prefix();
    }

    /** Whether all of it is known already. */
    boolean isKnown(String name, List<RegionDefined.Population> figures) {
        return isPresent() && name.equals(this.name) && population().containsAll(figures);
    }

    /** Defines it, corrects its name from the beginning of its last version, or takes figures that are new. */
    RegionDefined define(String name, List<RegionDefined.Population> figures, Instant now) {
        var since = current() == null ? FROM_THE_BEGINNING : current().fromDay();
        return become(name, true, since, figures, now);
    }

    /** Is called so from a day on. */
    RegionDefined goOnAs(String name, LocalDate day, List<RegionDefined.Population> figures, Instant now) {
        return become(name, true, day, figures, now);
    }

    /** Went on as another. */
    RegionDefined abolish(LocalDate day, Instant now) {
        return become(name, false, day, List.of(), now);
    }

    private RegionDefined become(
            String name, boolean present, LocalDate since, List<RegionDefined.Population> figures, Instant now) {
        var known = population();
        long revision = nextRevision();
        if (!name.equals(this.name)
                || current() == null
                || !since.equals(current().fromDay())
                || !present) {
            versions.add(new Version(revision, since, name, present, now));
        }
        this.name = name;
        figures.stream()
                .filter(one -> !known.contains(one))
                .forEach(one ->
                        population.add(new Figure(one.year(), one.persons(), one.source(), since, revision, now)));
        return state();
    }

    RegionDefined state() {
        return new RegionDefined(code, name, population(), revision());
    }

    /** The figure that holds for each year for which there is one. */
    List<RegionDefined.Population> population() {
        var newest = new TreeMap<Integer, Figure>();
        population.stream()
                .sorted(Comparator.comparing(Figure::cutDay).thenComparing(Figure::revision))
                .forEach(figure -> newest.put(figure.year(), figure));
        return newest.values().stream().map(Figure::state).toList();
    }

    private Version current() {
        return versions.stream()
                .max(Comparator.comparing(Version::fromDay).thenComparing(Version::revision))
                .orElse(null);
    }

    boolean isPresent() {
        return current() != null && current().present();
    }

    /** Since when it has been as it is. */
    LocalDate since() {
        return current().fromDay();
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
