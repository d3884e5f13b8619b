package org.tuoyu.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.tuoyu.local.LocalSystem;
import org.tuoyu.local.MadeUpUscc;
import org.tuoyu.platform.testing.Tokens;

/**
 * {@code mvn -Pload -Dbenchmark=Intake}: 100,000 registrations in batches of 1,000, then the same twice more, shuffled; one
 * in a hundred is broken. After each round the register is the same.
 */
public final class IntakeBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REGISTRATIONS = 100_000;
    private static final int BATCH = 1000;
    private static final int BROKEN = REGISTRATIONS / 100;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private IntakeBenchmark() {}

    public static void main(String[] args) throws Exception {
        Alone.run("institutions", IntakeBenchmark::run);
    }

    private static void run(LocalSystem system) throws Exception {
        var address = URI.create("http://localhost:" + system.ports().services().get("institutions")
                + "/institutions/api/v1/registration-batches");
        var token = new Tokens(system.issuer()).of("civil");
        var database = system.postgres().jdbcUrl("institutions");
        double limit = Pgbench.registrations(system, 8, 10);
        var pushes = new ArrayList<String>();
        for (int n = 0; n < REGISTRATIONS; n++) pushes.add(push(n));
        var random = new Random(11);
        String register = null;
        OUT.printf("%nLimit: %.0f/s, the same rows by pgbench, one transaction each%n", limit);
        for (int round = 1; round <= 3; round++) {
            var counts = new TreeMap<String, Integer>();
            var began = System.nanoTime();
            for (int from = 0; from < pushes.size(); from += BATCH) {
                var answer = send(address, token, pushes.subList(from, from + BATCH));
                answer.path("counts")
                        .properties()
                        .forEach(
                                one -> counts.merge(one.getKey(), one.getValue().asInt(), Integer::sum));
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            OUT.printf(
                    "round %d: %.0f s, %.0f/s, %.2f of the limit, %s%n",
                    round, seconds, REGISTRATIONS / seconds, REGISTRATIONS / seconds / limit, counts);
            if (counts.get("REFUSED") != BROKEN) throw new IllegalStateException("Not each broken one was refused");
            var now = register(database);
            if (register != null && !register.equals(now)) throw new IllegalStateException("The register has changed");
            register = now;
            Collections.shuffle(pushes, random);
        }
        OUT.printf("The register was the same after each round: %s%n", register);
    }

    private static String push(int n) {
        var uscc = MadeUpUscc.of(n);
        if (n % (REGISTRATIONS / BROKEN) == 7) uscc = uscc.substring(0, 17) + (uscc.endsWith("0") ? "1" : "0");
        return """
                {"uscc":"%s","name":"示例负载%d","legalForm":"NON_PROFIT","regionCode":"21110400%d","address":"一号",\
                "registeredOn":"2024-01-05","recordedAt":"2024-01-05T10:00:00+08:00"}"""
                .formatted(uscc, n, 2 + n % 5);
    }

    static JsonNode send(URI address, String token, List<String> pushes) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"items\":[" + String.join(",", pushes) + "]}"))
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 207) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    private static String register(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        """
                        SELECT count(*) || ' registrations, ' || md5(string_agg(uscc || name || region_code || revision, ',' ORDER BY uscc))
                        FROM registration""")) {
            row.next();
            return row.getString(1);
        }
    }
}
