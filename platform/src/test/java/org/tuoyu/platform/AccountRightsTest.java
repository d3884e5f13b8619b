package org.tuoyu.platform;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@DisplayName("Replicas that start together all give the service's account its rights")
class AccountRightsTest {
    private static final int REPLICAS = 4;
    private static final int TIMES = 50;

    @Inject
    DataSource database;

    @Test
    void atOnce() throws Exception {
        execute("CREATE ROLE one_of_many");
        var rights = script().replace("${account}", "one_of_many");
        var threads = Executors.newFixedThreadPool(REPLICAS);
        try {
            var all = IntStream.range(0, REPLICAS)
                    .mapToObj(replica -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < TIMES; i++) execute(rights);
                            },
                            threads))
                    .toArray(CompletableFuture[]::new);
            assertThatCode(CompletableFuture.allOf(all)::join).doesNotThrowAnyException();
        } finally {
            threads.shutdown();
            execute("DROP OWNED BY one_of_many; DROP ROLE one_of_many");
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String script() throws IOException {
        try (var file = AccountRightsTest.class.getResourceAsStream("/db/platform/afterMigrate__account.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
