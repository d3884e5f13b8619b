package org.tuoyu.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tuoyu.local.Api;
import org.tuoyu.local.MadeUpUscc;

/**
 * A made-up nation, brought into targets-service as a real one would be: regions and plans through the API, slots as
 * events. Each authority has a plan for 2023 to 2025 that names those one level below it. The same number gives the same
 * nation.
 */
final class Nation {
    private static final String TARGETS = "/targets/api/v1/";
    private static final int STATES = 2;
    private final Api api;
    private final String bootstrapServers;
    private final Random random = new Random(33);
    private int institutions;

    Nation(Api api, String bootstrapServers) {
        this.api = api;
        this.bootstrapServers = bootstrapServers;
    }

    /** Codes of the regions one level below. */
    static List<String> below(String code, int count) {
        var prefix = code.replaceAll("(00)+$", "");
        var format = prefix.length() < 6 ? "%02d" : "%03d";
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> (prefix + format.formatted(prefix.isEmpty() ? i + 10 : i) + "000000")
                        .substring(0, width(prefix)))
                .toList();
    }

    static List<String> below(List<String> codes, int count) {
        return codes.stream().flatMap(code -> below(code, count).stream()).toList();
    }

    private static int width(String prefix) {
        return prefix.length() < 6 ? 6 : 9;
    }

    void define(List<String> codes) {
        for (int i = 0; i < codes.size(); i += 500) {
            var regions = codes.subList(i, Math.min(i + 500, codes.size())).stream()
                    .map(code -> Map.of(
                            "code",
                            code,
                            "name",
                            name(code),
                            "population",
                            List.of(Map.of("year", 2020, "persons", persons(code), "source", "made up"))))
                    .toList();
            api.post("admin", TARGETS + "regions", Map.of("regions", regions), Map.of())
                    .expect(200);
        }
    }

    private static String name(String code) {
        return "示例" + code;
    }

    private static long persons(String code) {
        return code.length() == 9
                ? 35_000
                : code.endsWith("0000") ? 45_000_000 : code.endsWith("00") ? 4_100_000 : 520_000;
    }

    /** Several at once: each makes, fills and issues one plan. */
    void plan(Map<String, List<String>> belowByAuthority) throws Exception {
        var clients = Executors.newFixedThreadPool(4);
        var plans = new ArrayList<Future<?>>();
        belowByAuthority.forEach((code, below) -> plans.add(clients.submit(() -> plan(code, below))));
        for (var plan : plans) plan.get();
        clients.shutdown();
    }

    private void plan(String code, List<String> below) {
        var plan =
                api.post("admin", TARGETS + "plans", document(code), Map.of()).expect(201);
        var path = TARGETS + "plans/" + plan.text("id");
        var csv = new StringBuilder("地区名称,托位数指标,年度,托位数\n");
        for (var region : below) {
            int slots = region.length() == 9 ? 126 : 126 * 15;
            csv.append("%s,%d,2023,%d%n,,2024,%d%n,,2025,%d%n"
                    .formatted(name(region), slots, slots / 4, slots / 2, slots));
        }
        var bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        api.send("admin", "POST", path + "/ledger-revisions", "text/csv", bytes, Map.of())
                .expect(201);
        var etag = api.get("admin", path).expect(200).etag();
        api.post("admin", path + "/issue", Map.of(), Map.of("If-Match", etag)).expect(200);
    }

    private static Map<String, Object> document(String code) {
        return Map.of(
                "regionCode",
                code,
                "documentNumber",
                "示例〔2023〕" + code,
                "title",
                "示例方案",
                "issuedOn",
                "2023-01-01",
                "firstYear",
                2023,
                "lastYear",
                2025,
                "departments",
                List.of(Map.of("code", "health", "name", "卫生健康委")),
                "clauses",
                List.of(Map.of(
                        "number",
                        "一",
                        "heading",
                        "进度",
                        "text",
                        "按年度推进",
                        "responsible",
                        List.of("卫生健康委"),
                        "towns",
                        true,
                        "matters",
                        List.of("progress"))));
    }

    /** So many institutions in each town, each registered on one day and filed on a later one. The number of events. */
    int send(List<String> towns, int perTown) {
        int sent = 0;
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (var town : towns) {
                for (int i = 0; i < perTown; i++) {
                    var uscc = MadeUpUscc.of(++institutions);
                    var day = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900));
                    int slots = 10 + random.nextInt(50);
                    for (int state = 1; state <= STATES; state++) {
                        producer.send(event(uscc, state, town, day.plusDays(40L * (state - 1)), slots));
                        sent++;
                    }
                }
            }
        }
        return sent;
    }

    private static ProducerRecord<String, String> event(String uscc, int state, String town, LocalDate day, int slots) {
        var change = state == 1 ? "CLASSES" : "FILED";
        var data =
                """
                {"uscc":"%s","change":"%s","clause":null,"reason":null,"filedSlots":%d,"regionCode":"%s","effectiveDay":"%s",\
                "suspendedSlots":0,"institutionName":"示例机构","registeredSlots":%d}"""
                        .formatted(uscc, change, state == 1 ? 0 : slots, town, day, slots);
        var sent = new ProducerRecord<>("institutions.v1", uscc + "/slots", data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        "org.tuoyu.slots.changed.v1",
                        "ce_source",
                        "/load",
                        "ce_subject",
                        uscc + "/slots",
                        "ce_sequence",
                        Integer.toString(state),
                        "ce_time",
                        OffsetDateTime.now().toString(),
                        "ce_regioncode",
                        town,
                        "ce_actor",
                        "load")
                .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return sent;
    }
}
