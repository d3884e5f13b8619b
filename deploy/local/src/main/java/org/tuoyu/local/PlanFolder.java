package org.tuoyu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A plan as a folder of files, loaded through the public API: regions.json, plan.json, ledger.csv (or ledger.xlsx); then
 * the plan is issued.
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
        importLedger(id);
        if (plan.text("status").equals("DRAFT")) issue(id);
        return id;
    }

    private void importLedger(String plan) {
        var xlsx = Files.exists(folder.resolve("ledger.xlsx"));
        api.send(
                        "plan",
                        "POST",
                        PLANS + "/" + plan + "/ledger-revisions",
                        xlsx ? XLSX : "text/csv",
                        file(xlsx ? "ledger.xlsx" : "ledger.csv"),
                        Map.of())
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
