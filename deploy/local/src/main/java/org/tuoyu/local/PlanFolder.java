package org.tuoyu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A plan as a folder of files, loaded through the public API: regions.json, plan.json, ledger and targets (each .csv or
 * .xlsx, where there is one); then the plan is issued.
 * Each is known to the services by what it is, so loading it again changes nothing.
 */
public final class PlanFolder {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PLANS = "/targets/api/v1/plans";
    private final Path folder;
    private final Api api;

    public PlanFolder(Path folder, Api api) {
        this.folder = folder;
        this.api = api;
    }

    /** The id of the plan. */
    public String load() {
        api.post("plan", "/targets/api/v1/regions", file("regions.json"), Map.of())
                .expect(200);
        var plan = api.post("plan", PLANS, file("plan.json"), Map.of()).expect(200, 201);
        var id = plan.text("id");
        importTargets(id, "ledger");
        importTargets(id, "targets");
        if (plan.text("status").equals("DRAFT")) issue(id);
        return id;
    }

    private void importTargets(String plan, String name) {
        var type = Files.exists(folder.resolve(name + ".xlsx")) ? XLSX : "text/csv";
        var file = name + (type.equals(XLSX) ? ".xlsx" : ".csv");
        if (!Files.exists(folder.resolve(file))) return;
        api.send("plan", "POST", PLANS + "/" + plan + "/ledger-revisions", type, file(file), Map.of())
                .expect(200, 201);
    }

    private void issue(String plan) {
        var etag = api.get("plan", PLANS + "/" + plan).expect(200).etag();
        api.post("plan", PLANS + "/" + plan + "/issue", Map.of(), Map.of("If-Match", etag))
                .expect(200);
    }

    private byte[] file(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
