package org.tuoyu.targets.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.targets.spreadsheet.Table;

/** Takes figures of the population (常住人口) from a file, row by row, a hundred at a time: all are taken or none. */
@ApplicationScoped
class ImportPopulation {
    static final String TEMPLATE = "\uFEFF地区代码,年度,常住人口,来源\r\n";
    private static final int BATCH = 100;
    private static final int MOST_SOURCE = 300;
    private final Regions regions;
    private final DefineRegions defineRegions;

    private enum Column implements Table.Column {
        REGION("地区代码|区划代码|地区|region"),
        YEAR("年度|年份|year"),
        PERSONS("(常住)?人口(数|（人）|\\(人\\))?|persons|population"),
        SOURCE("(数据)?来源|出处|source");

        private final Pattern heading;

        Column(String heading) {
            this.heading = Pattern.compile(heading);
        }

        @Override
        public Pattern heading() {
            return heading;
        }

        @Override
        public boolean wanted() {
            return true;
        }
    }

    /** @param changed regions with a figure that was not known; rows that are known already change nothing */
    record Outcome(int rows, int changed) {}

    ImportPopulation(Regions regions, DefineRegions defineRegions) {
        this.regions = regions;
        this.defineRegions = defineRegions;
    }

    @Transactional
    Outcome run(byte[] file, Actor actor) {
        var taking = new Taking(actor);
        Table.read(file, Column.class, "population-heading", taking::row);
        taking.take();
        return new Outcome(taking.rows, taking.changed.size());
    }

    private final class Taking {
        private final Actor actor;
        private final Map<String, List<RegionDefined.Population>> figures = new LinkedHashMap<>();
        private final Map<String, String> places = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private int waiting;
        private int rows;
        private final Set<String> changed = new HashSet<>();

        Taking(Actor actor) {
            this.actor = actor;
        }

        void row(Table.Row<Column> row) {
            var code = row.regionCode(Column.REGION);
            var year = row.year(Column.YEAR);
            var persons = row.number(Column.PERSONS);
            var source = row.wanted(Column.SOURCE, "source-wanted");
            if (source.length() > MOST_SOURCE) throw ProblemException.invalid(row.place(), "source-long", MOST_SOURCE);
            if (!row.isRight()) return;
            var region = RegionScope.canonical(code);
            if (!actor.scope().covers(region)) throw ProblemException.forbidden("region-not-yours");
            if (persons.signum() == 0 || persons.stripTrailingZeros().scale() > 0) {
                throw ProblemException.invalid(row.place(), "persons-whole", persons);
            }
            if (!seen.add(region + year)) {
                throw ProblemException.invalid(row.place(), "population-year-twice", year.toString());
            }
            figures.computeIfAbsent(region, one -> new ArrayList<>())
                    .add(new RegionDefined.Population(year, persons.longValueExact(), source));
            places.putIfAbsent(region, row.place());
            rows++;
            if (++waiting == BATCH) take();
        }

        void take() {
            var found = regions.present(figures.keySet());
            var unknown = figures.keySet().stream()
                    .filter(code -> !found.containsKey(code))
                    .map(code -> new Wrong(places.get(code), "region-unknown", code))
                    .toList();
            if (!unknown.isEmpty()) throw ProblemException.invalid(unknown);
            for (var one : figures.entrySet()) {
                if (defineRegions.take(found.get(one.getKey()), one.getValue(), actor)) changed.add(one.getKey());
            }
            regions.forget();
            figures.clear();
            places.clear();
            waiting = 0;
        }
    }
}
