package org.tuoyu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An identity number lies nowhere in plain text")
class NoPlainIdentityIT {
    private static final String NUMBER = "11010519491231002X";
    private static final String NAME = "王无处可寻";
    /** Written beside them in plain text, and so to be found: the search works. */
    private static final String QUALIFICATION = "保育师四级-证书0417";

    private final RunningSystem system = RunningSystem.get();

    @Test
    void notInTheDatabasesNorInKafkaNorInALog() throws IOException, SQLException {
        var story = new Story(system, "52211104MJ0099337M");
        story.register();
        var staff = "/institutions/api/v1/institutions/" + story.uscc + "/staff";
        Map<String, Object> person = Map.of(
                "name", NAME,
                "identityNumber", NUMBER,
                "role", "CARER",
                "qualification", QUALIFICATION,
                "fromDay", "2024-03-01");
        var headers = Map.of("Idempotency-Key", "hire once");
        system.api.post("filing", staff, person, headers).expect(201);
        system.api.post("filing", staff, person, headers).expect(201);
        system.api
                .post("filing", staff, Map.of("name", NAME, "identityNumber", NUMBER, "role", "X"), Map.of())
                .expect(422);
        assertThat(system.api.get("filing", staff).expect(200).body().path("items"))
                .hasSize(1);
        writeAllToDisk();

        assertThat(filesWith(QUALIFICATION)).isNotEmpty();
        assertThat(filesWith(NUMBER)).isEmpty();
        assertThat(filesWith(NAME)).isEmpty();
    }

    private void writeAllToDisk() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(system.local.postgres().jdbcUrl("institutions"));
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    private List<Path> filesWith(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<Path>();
        try (var files = Files.walk(system.local.directory())) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (contains(Files.readAllBytes(file), bytes)) found.add(file);
            }
        }
        return found;
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int i = 0; i <= whole.length - part.length; i++) {
            int j = 0;
            while (j < part.length && whole[i + j] == part[j]) j++;
            if (j == part.length) return true;
        }
        return false;
    }
}
