package org.tuoyu.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tuoyu.platform.testing.TuoyuTestResource;

@QuarkusTest
@QuarkusTestResource(TuoyuTestResource.class)
@DisplayName("Rows that are copied in")
class CopyRowsTest {
    private static final List<String> TEXTS = List.of(
            "", "NULL", "null", "'", "\"", "\\", "\\N", "{", "}", "{}", ",", "a,b", " ", "\n\t", "托位", "😀", "?");
    private static final CopyRows ALL_TYPES = new CopyRows(
            "given",
            """
            id uuid, said text, parts text[], times timestamptz[], day date, at timestamptz, number bigint, small int,
            sure boolean""");
    private static final CopyRows TWO = new CopyRows("given", "id uuid, said text");

    @Inject
    DataSource database;

    private Connection connection;

    @BeforeEach
    void aTableOfThisConnectionAlone() throws SQLException {
        connection = database.getConnection();
        run("DROP TABLE IF EXISTS pg_temp.given");
        run("CREATE TEMPORARY TABLE given (id uuid PRIMARY KEY, said text, parts text[], times timestamptz[], day date,"
                + " at timestamptz, number bigint, small int, sure boolean)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    @DisplayName("arrive as they were given, whatever they hold")
    void asGiven() throws SQLException {
        var at = Instant.parse("2026-11-28T01:30:00.123456Z");
        var rows = new ArrayList<Object[]>();
        for (var text : TEXTS) {
            rows.add(new Object[] {
                Ids.next(),
                text,
                TEXTS.subList(0, rows.size()),
                Collections.nCopies(rows.size(), at),
                LocalDate.of(2024, 2, 29),
                at,
                1L << 40,
                -7,
                true
            });
        }
        rows.add(new Object[] {Ids.next(), null, List.of(), List.of(), null, null, null, null, false});
        rows.add(new Object[] {Ids.next(), null, null, null, null, null, null, null, null});
        ALL_TYPES.write(connection, rows);
        ALL_TYPES.write(connection, List.of());

        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM given ORDER BY id")) {
            for (var row : rows) {
                found.next();
                assertThat(found.getObject("id")).isEqualTo(row[0]);
                assertThat(found.getString("said")).isEqualTo(row[1]);
                assertThat(array(found.getArray("parts"))).isEqualTo(row[2]);
                assertThat(instants(found.getArray("times"))).isEqualTo(row[3]);
                assertThat(found.getObject("day", LocalDate.class)).isEqualTo(row[4]);
                assertThat(instant(found.getTimestamp("at"))).isEqualTo(row[5]);
                assertThat(found.getObject("number")).isEqualTo(row[6]);
                assertThat(found.getObject("small")).isEqualTo(row[7]);
                assertThat(found.getObject("sure")).isEqualTo(row[8]);
            }
            assertThat(found.next()).isFalse();
        }
    }

    @Test
    @DisplayName("arrive all when they are many, and long")
    void many() throws SQLException {
        var rows = IntStream.range(0, 5_000)
                .mapToObj(i -> new Object[] {Ids.next(), "托".repeat(i % 97) + i})
                .toList();
        var longest = new Object[] {Ids.next(), "育".repeat(100_000)};
        TWO.write(
                connection,
                Stream.concat(rows.stream(), Stream.<Object[]>of(longest)).toList());
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT id, said FROM given ORDER BY id")) {
            for (var row : rows) {
                found.next();
                assertThat(found.getObject(1)).isEqualTo(row[0]);
                assertThat(found.getString(2)).isEqualTo(row[1]);
            }
            found.next();
            assertThat(found.getString(2)).isEqualTo(longest[1]);
            assertThat(found.next()).isFalse();
        }
    }

    @ParameterizedTest
    @DisplayName("have arrays of each type, also with nothing in one of their places")
    @ValueSource(strings = {"uuid", "text", "boolean", "int", "bigint", "date", "timestamptz"})
    void arrays(String type) throws SQLException {
        var values = Map.of(
                "uuid",
                UUID.fromString("01900000-0000-7000-8000-000000000001"),
                "text",
                "a",
                "boolean",
                true,
                "int",
                7,
                "bigint",
                7L,
                "date",
                LocalDate.of(2024, 2, 29),
                "timestamptz",
                Instant.parse("2024-02-29T00:00:00Z"));
        run("ALTER TABLE given ADD COLUMN several " + type + "[]");
        new CopyRows("given", "id uuid, several " + type + "[]").write(connection, List.<Object[]>of(new Object[] {
            Ids.next(), Arrays.asList(values.get(type), null, values.get(type))
        }));
        var same = "'" + values.get(type) + "'::" + type;
        assertThat(count("SELECT count(*) FROM given WHERE several = ARRAY[%s, NULL, %s]".formatted(same, same)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName(
            "have the times that an insert gives them, to the microsecond, before and after PostgreSQL's year 2000")
    @CsvSource({
        "1999-12-31T23:59:59.999999Z, 1999-12-31",
        "1999-12-31T23:59:59.9999995Z, 1969-07-20",
        "2026-11-28T09:30:00.000000499Z, 2000-01-01",
        "1582-10-10T00:00:00.1+08:00, 1582-10-10",
        "-4712-01-01T00:00:00Z, -4712-01-01",
        "+294275-12-31T00:00:00Z, +294275-12-31",
    })
    void asInserted(OffsetDateTime at, LocalDate day) throws SQLException {
        ALL_TYPES.write(
                connection,
                List.<Object[]>of(new Object[] {Ids.next(), null, null, null, day, at.toInstant(), null, null, null}));
        try (var insert = connection.prepareStatement("INSERT INTO given (id, day, at) VALUES (?, ?, ?)")) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, day);
            insert.setObject(3, at);
            insert.execute();
        }
        assertThat(count("SELECT count(DISTINCT (day, at)) FROM given")).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("are refused when PostgreSQL has no such time, instead of being given another one")
    @CsvSource({"-4713-12-31T00:00:00Z", "+294276-01-01T00:00:00Z", "+999999999-12-31T00:00:00Z"})
    void timesThatItHasNot(OffsetDateTime at) throws SQLException {
        var dates = new CopyRows("given", "id uuid, day date");
        var times = new CopyRows("given", "id uuid, at timestamptz");
        assertThatThrownBy(() -> times.write(connection, List.<Object[]>of(new Object[] {Ids.next(), at.toInstant()})))
                .hasMessageContaining("294275");
        assertThatThrownBy(
                        () -> dates.write(connection, List.<Object[]>of(new Object[] {Ids.next(), at.toLocalDate()})))
                .hasMessageContaining("294275");
        assertThat(count("SELECT count(*) FROM given")).isZero();
    }

    @Test
    @DisplayName("are refused whole when one is there already, with the key's name, and the connection goes on")
    void thereAlready() throws SQLException {
        var row = new Object[] {Ids.next(), "first"};
        TWO.write(connection, List.<Object[]>of(row));
        assertThatThrownBy(() -> TWO.write(connection, List.of(new Object[] {Ids.next(), "second"}, row)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("given_pkey");
        assertThat(count("SELECT count(*) FROM given")).isEqualTo(1);
    }

    @Test
    @DisplayName("are refused whole when a text is none of PostgreSQL's, and the connection goes on")
    void noText() throws SQLException {
        assertThatThrownBy(() -> TWO.write(
                        connection, List.of(new Object[] {Ids.next(), "first"}, new Object[] {Ids.next(), "a\u0000b"})))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("0x00");
        assertThat(count("SELECT count(*) FROM given")).isZero();
    }

    @Test
    @DisplayName("are refused when a value is missing, before anything is sent")
    void tooFew() throws SQLException {
        assertThatThrownBy(() -> TWO.write(connection, List.<Object[]>of(new Object[] {Ids.next()})))
                .hasMessageContaining("1 values for 2 columns")
                .hasMessageContaining("given (id, said)");
        assertThat(count("SELECT count(*) FROM given")).isZero();
    }

    @Test
    @DisplayName("are refused when a value is none of its column's type, instead of being written as one")
    void otherType() throws SQLException {
        var columns = List.of("small int", "day date", "at timestamptz", "number bigint", "times timestamptz[]");
        var values = List.of(1L << 40, OffsetDateTime.now(), LocalDate.now(), 7, List.of("now"));
        for (int i = 0; i < columns.size(); i++) {
            var copy = new CopyRows("given", "id uuid, " + columns.get(i));
            var row = new Object[] {Ids.next(), values.get(i)};
            assertThatThrownBy(() -> copy.write(connection, List.<Object[]>of(row)))
                    .isInstanceOf(ClassCastException.class);
        }
        assertThat(count("SELECT count(*) FROM given")).isZero();
    }

    @Test
    @DisplayName("are given up when the connection is lost while PostgreSQL takes them: nothing waits")
    void lostMeanwhile() throws SQLException {
        run("CREATE FUNCTION pg_temp.end_connection() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN new; END'");
        run("CREATE TRIGGER ends BEFORE INSERT ON given FOR EACH ROW EXECUTE FUNCTION pg_temp.end_connection()");
        var text = "托".repeat(1_000);
        var rows = IntStream.range(0, 5_000)
                .mapToObj(i -> new Object[] {Ids.next(), text})
                .toList();
        var lost = connection;
        connection = database.getConnection(); // closed after the test: the other one may wait for ever
        lost.setAutoCommit(false);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThatThrownBy(() -> TWO.write(lost, rows)).isInstanceOf(SQLException.class);
            assertThatThrownBy(lost::rollback).isInstanceOf(SQLException.class);
            lost.close();
        });
        try (var next = database.getConnection()) {
            assertThat(next.isValid(10)).isTrue();
        }
    }

    @Test
    @DisplayName("need a type for each column that can be written: another is named with those that can")
    void unknownType() {
        assertThatThrownBy(() -> new CopyRows("given", "id uuid, number money"))
                .hasMessageContaining("number money")
                .hasMessageContaining("bigint");
        assertThatThrownBy(() -> new CopyRows("given", "id uuid, number")).hasMessageContaining("bigint");
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static List<?> array(java.sql.Array array) throws SQLException {
        return array == null ? null : Arrays.asList((Object[]) array.getArray());
    }

    private static List<Instant> instants(java.sql.Array times) throws SQLException {
        if (times == null) return null;
        return Arrays.stream((Timestamp[]) times.getArray())
                .map(CopyRowsTest::instant)
                .toList();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
