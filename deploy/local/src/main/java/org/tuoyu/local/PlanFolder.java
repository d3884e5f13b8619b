package org.tuoyu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A plan as a folder of files, loaded through the public API: regions.json, population, plan.json, ledger and targets (each
 * .csv or .xlsx, where there is one); then the plan is issued, and evaluation.json set by which its units are evaluated;
 * inspections.json and rectification.json are the rules of inspections.
 * Each is known to the services by what it is, so loading it again changes nothing.
 */
public final class PlanFolder {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PLANS = "/targets/api/v1/plans";
    private static final String INSPECTION_RULES = "/inspections/api/v1/rules";
    private final Path folder;
    private final Api api;

    public PlanFolder(Path folder, Api api) {
        this.folder = folder;
        this.api = api;
    }

    /** The id of the plan. One that is issued already is left as it is: it changes only by an amendment. */
    public String load() {
        api.post("plan", "/targets/api/v1/regions", file("regions.json"), Map.of())
                .expect(200);
        upload("population", "/targets/api/v1/regions/population/file");
        recordInspectionRules("inspections.json");
        recordInspectionRules("rectification.json");
        var issued = issued();
        if (issued != null) {
            setScheme(issued);
            return issued;
        }
        var id = api.post("plan", PLANS, file("plan.json"), Map.of())
                .expect(200, 201)
                .text("id");
        upload("ledger", PLANS + "/" + id + "/ledger-revisions");
        upload("targets", PLANS + "/" + id + "/ledger-revisions");
        var etag = api.get("plan", PLANS + "/" + id).expect(200).etag();
        api.post("plan", PLANS + "/" + id + "/issue", Map.of(), Map.of("If-Match", etag))
                .expect(200);
        setScheme(id);
        return id;
    }

    private String issued() {
        var plan = Api.json(file("plan.json"));
        for (var known :
                api.get("plan", PLANS + "?limit=200").expect(200).body().path("items")) {
            var same = List.of("regionCode", "documentNumber").stream()
                    .allMatch(field -> known.path(field).equals(plan.path(field)));
            if (same
                    && !List.of("DRAFT", "WITHDRAWN")
                            .contains(known.path("status").asText())) {
                return known.path("id").asText();
            }
        }
        return null;
    }

    /** Where none of that source are there yet. */
    private void recordInspectionRules(String name) {
        if (!Files.exists(folder.resolve(name))) return;
        var rules = Api.json(file(name));
        var recorded = api.get("admin", INSPECTION_RULES + "?limit=200")
                .expect(200)
                .body()
                .path("items");
        for (var one : recorded) if (one.path("source").equals(rules.path("source"))) return;
        api.post("admin", INSPECTION_RULES, rules, Map.of()).expect(201);
    }

    /** Where none was set yet. */
    private void setScheme(String plan) {
        var path = PLANS + "/" + plan + "/evaluation/scheme";
        if (!Files.exists(folder.resolve("evaluation.json"))) return;
        var etag = api.get("plan", path).expect(200).etag();
        if (etag.equals("\"0\""))
            api.put("plan", path, file("evaluation.json"), etag).expect(200);
    }

    private void upload(String name, String address) {
        var type = Files.exists(folder.resolve(name + ".xlsx")) ? XLSX : "text/csv";
        var file = name + (type.equals(XLSX) ? ".xlsx" : ".csv");
        if (!Files.exists(folder.resolve(file))) return;
        api.send("plan", "POST", address, type, file(file), Map.of()).expect(200, 201);
    }

    private byte[] file(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
