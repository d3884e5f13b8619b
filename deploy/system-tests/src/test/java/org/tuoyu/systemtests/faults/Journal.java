package org.tuoyu.systemtests.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.tuoyu.platform.testing.PostgresServer;

/** What the services said they had done. */
final class Journal {
    /** @param action as the audit names it, for example {@code institution.registered} */
    record Acknowledged(String service, String subject, String action) {}

    private final Queue<Acknowledged> all = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    void acknowledged(String service, String subject, String action) {
        all.add(new Acknowledged(service, subject, action));
    }

    /** An act that people may do was refused, as a repetition that is taken for a second act is. */
    void refused(String why) {
        refusals.add(why);
    }

    int size() {
        return all.size();
    }

    /** Whatever is not in the audit as often as it was acknowledged: never less (lost), never more (done twice). */
    List<String> differences(PostgresServer postgres) throws SQLException {
        var expected = all.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        var found = new ArrayList<String>();
        refusals.forEach(why -> found.add("refused: " + why));
        for (var service : List.of("targets", "institutions", "inspections", "notifications")) {
            try (var connection = DriverManager.getConnection(postgres.jdbcUrl(service));
                    var count = connection.prepareStatement(
                            "SELECT count(*) FROM audit_entry WHERE subject = ? AND action = ?")) {
                for (Map.Entry<Acknowledged, Long> one : expected.entrySet()) {
                    if (!one.getKey().service().equals(service)) continue;
                    count.setString(1, one.getKey().subject());
                    count.setString(2, "org.tuoyu." + one.getKey().action() + ".v1");
                    var answer = count.executeQuery();
                    answer.next();
                    if (answer.getLong(1) == one.getValue()) continue;
                    found.add("%s: %s of %s acknowledged %d times, written %d times"
                            .formatted(
                                    service,
                                    one.getKey().action(),
                                    one.getKey().subject(),
                                    one.getValue(),
                                    answer.getLong(1)));
                }
            }
        }
        return found;
    }
}
