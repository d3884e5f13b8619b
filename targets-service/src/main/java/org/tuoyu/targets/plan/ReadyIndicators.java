package org.tuoyu.targets.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.http.ProblemException.Wrong;
import org.tuoyu.targets.plan.PlanRequest.IndicatorEntry;

/** Definitions that plans share (indicators.json), so that a plan names them by code; it keeps what it was written with. */
@ApplicationScoped
class ReadyIndicators {
    private final Map<String, Indicator> ready = new LinkedHashMap<>();

    ReadyIndicators() {
        try (var file = ReadyIndicators.class.getResourceAsStream("/indicators.json")) {
            EventJson.MAPPER
                    .readValue(file, new TypeReference<List<Indicator>>() {})
                    .forEach(one -> ready.put(one.code(), one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Indicator> all() {
        return List.copyOf(ready.values());
    }

    /** Those of the document and, before them, the slots of its ledger; after them what their rates are made of. */
    List<Indicator> of(PlanRequest request, Map<String, String> departments, List<Wrong> wrong) {
        var found = new LinkedHashMap<String, Indicator>();
        found.put("slots", ready.get("slots"));
        for (int i = 0; i < request.counted().size(); i++) {
            var entry = request.counted().get(i);
            var pointer = "/indicators/" + i;
            var department = departments.get(entry.responsible());
            if (entry.responsible() != null && department == null) {
                wrong.add(new Wrong(pointer + "/responsible", "department-unknown", entry.responsible()));
            }
            var indicator = entry.namesReadyOne() ? ready.get(entry.code()) : own(entry, pointer, wrong);
            if (indicator == null) wrong.add(new Wrong(pointer + "/code", "indicator-not-ready", entry.code()));
            else if (found.put(entry.code(), indicator.answeredBy(department)) != null
                    && !entry.code().equals("slots")) {
                wrong.add(new Wrong(pointer + "/code", "indicator-twice", entry.code()));
            }
        }
        addParts(found, wrong);
        return List.copyOf(found.values());
    }

    private static Indicator own(IndicatorEntry entry, String pointer, List<Wrong> wrong) {
        var rate = entry.kind() == Indicator.Kind.RATE;
        if (entry.name() == null || entry.unit() == null || entry.kind() == null || entry.basis() == null) {
            wrong.add(new Wrong(pointer, "indicator-incomplete", entry.code()));
        } else if (rate != (entry.numerator() != null && entry.denominator() != null)) {
            wrong.add(new Wrong(pointer, "indicator-parts", entry.code()));
        }
        return new Indicator(
                entry.code(),
                entry.name(),
                entry.nameEn() == null ? entry.name() : entry.nameEn(),
                entry.unit(),
                entry.kind(),
                entry.direction() == null ? Indicator.Direction.HIGHER : entry.direction(),
                rate ? Indicator.Source.PARTS : Indicator.Source.REPORTED,
                entry.numerator(),
                entry.denominator(),
                entry.per() == null ? 1 : entry.per(),
                null,
                entry.basis());
    }

    /** A part is answered for by whoever answers for the rate, when nobody else is named. */
    private void addParts(Map<String, Indicator> found, List<Wrong> wrong) {
        for (var rate : new ArrayList<>(found.values())) {
            if (!rate.ofParts() || rate.numerator() == null) continue;
            Set<String> parts = new LinkedHashSet<>(List.of(rate.numerator(), rate.denominator()));
            for (var code : parts) {
                var part = found.containsKey(code) ? found.get(code) : ready.get(code);
                if (part == null || part.ofParts()) {
                    wrong.add(new Wrong("/indicators", "indicator-part-unknown", rate.code(), code));
                } else found.putIfAbsent(code, part.answeredBy(rate.responsible()));
            }
        }
    }
}
