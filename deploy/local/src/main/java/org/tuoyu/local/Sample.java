package org.tuoyu.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.tuoyu.platform.testing.Pause;

/**
 * Made-up institutions (every name begins 示例) with their filings, visits and findings on days of the past, from
 * sample.csv, through the public API. What is there already is passed over.
 */
final class Sample {
    private static final List<String> DOCUMENTS = List.of(
            "filing-form",
            "commitment",
            "licence",
            "premises",
            "staff",
            "health-evaluation",
            "fire-safety",
            "food-licence");
    private static final Map<String, String> REGISTRARS =
            Map.of("FOR_PROFIT", "market", "NON_PROFIT", "civil", "PUBLIC_INSTITUTION", "establishment");

    private final Path file;
    private final Api api;

    Sample(Path file, Api api) {
        this.file = file;
        this.api = api;
    }

    int load() {
        var rows = rows();
        for (var row : rows) register(row);
        for (var row : rows) file(row);
        for (var row : rows) if (!row.get("verifiedOn").isBlank()) visit(row);
        return rows.size();
    }

    private void register(CSVRecord row) {
        api.post(
                        REGISTRARS.get(row.get("legalForm")),
                        "/institutions/api/v1/registrations",
                        Map.of(
                                "uscc", row.get("uscc"),
                                "name", row.get("name"),
                                "legalForm", row.get("legalForm"),
                                "regionCode", row.get("regionCode"),
                                "address", row.get("address"),
                                "registeredOn", row.get("registeredOn")),
                        Map.of())
                .expect(200, 201);
        var record = "/institutions/api/v1/institutions/" + row.get("uscc") + "/record";
        var known = api.get("filing", record).expect(200);
        if (!known.body().path("kind").isNull()) return;
        var body = Map.of("kind", row.get("kind"), "ownership", row.get("ownership"), "day", row.get("registeredOn"));
        api.put("filing", record, body, known.etag()).expect(200);
    }

    private void file(CSVRecord row) {
        var uscc = row.get("uscc");
        setClasses(row);
        if (row.get("receiptOn").isBlank()) return;
        var opened = once("filing", "/institutions/api/v1/filings", Map.of("uscc", uscc), null);
        var filing = "/institutions/api/v1/filings/" + opened.text("filingId");
        Map<String, Object> submission = Map.of("documents", DOCUMENTS, "day", row.get("submittedOn"));
        var submitted = once("filing", filing + "/submission", submission, opened.etag());
        once("filing", filing + "/receipt", Map.of("day", row.get("receiptOn")), submitted.etag());
    }

    private void setClasses(CSVRecord row) {
        var path = "/institutions/api/v1/institutions/" + row.get("uscc");
        var institution = api.get("filing", path).expect(200);
        if (!institution.body().path("classes").isEmpty()) return;
        var classes = new ArrayList<Map<String, Object>>();
        for (var entry : row.get("classes").split(" ")) {
            var band = entry.split(":");
            classes.add(Map.of(
                    "name", "第" + (classes.size() + 1) + "班", "ageBand", band[0], "slots", Integer.parseInt(band[1])));
        }
        var body = Map.of("classes", classes, "day", row.get("registeredOn"));
        api.put("filing", path + "/classes", body, institution.etag()).expect(200);
    }

    /** After an interruption everything is sent again; what was done before gets its first answer again. */
    private Api.Answer once(String person, String path, Map<String, Object> body, String etag) {
        var what = path.endsWith("/filings") ? path + " " + body.get("uscc") : path;
        var headers = new HashMap<>(Map.of("Idempotency-Key", "sample " + what));
        if (etag != null) headers.put("If-Match", etag);
        return api.post(person, path, body, headers).expect(200, 201);
    }

    private void visit(CSVRecord row) {
        var visit = await("/inspections/api/v1/visits?uscc=" + row.get("uscc"));
        var findings = new ArrayList<Map<String, Object>>();
        if (!row.get("finding").isBlank()) {
            var parts = row.get("finding").split("\\|");
            findings.add(Map.of("severity", parts[0], "clause", parts[1], "description", parts[2]));
        }
        var path = "/inspections/api/v1/visits/" + visit.path("visitId").asText();
        Map<String, Object> report = Map.of(
                "visitedOn", row.get("verifiedOn"), "conforms", findings.isEmpty(), "note", "示例", "findings", findings);
        once("inspector", path + "/report", report, "\"1\"");
        if (row.get("liftedOn").isBlank() || findings.isEmpty()) return;
        var finding = await("/inspections/api/v1/findings?uscc=" + row.get("uscc"));
        var findingPath =
                "/inspections/api/v1/findings/" + finding.path("findingId").asText();
        once("inspector", findingPath + "/lifting", Map.of("lifting", "示例：已整改到位", "day", row.get("liftedOn")), "\"1\"");
    }

    /** What another service learns by an event is there a moment later. */
    private JsonNode await(String path) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var items = api.get("inspector", path).expect(200).body().path("items");
            if (!items.isEmpty()) return items.get(0);
            if (System.nanoTime() > deadline) throw new IllegalStateException("Nothing came to " + path);
            Pause.millis(50);
        }
    }

    private List<CSVRecord> rows() {
        try (var reader = Files.newBufferedReader(file);
                var parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
