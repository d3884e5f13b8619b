package org.tuoyu.platform;

import static de.bytefish.pgbulkinsert.pgsql.constants.ObjectIdentifier.mapFrom;

import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import de.bytefish.pgbulkinsert.pgsql.constants.DataType;
import de.bytefish.pgbulkinsert.pgsql.handlers.CollectionValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.IValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.ValueHandlerProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Writes many new rows by PostgreSQL's binary COPY, in the transaction of the connection: of a wide row it needs little more than half
 * of what an insert with a parameter for each value does (docs/performance.md). A row that is there already is an error.
 *
 * <p>The rows are written in memory and given to the driver whole. A connection that is lost while rows are streamed into an open COPY
 * is locked by it for ever, its rollback too.
 */
public final class CopyRows {
    private static final ValueHandlerProvider HANDLERS = new ValueHandlerProvider();
    private static final Map<String, DataType> TYPES = Map.of(
            "uuid", DataType.Uuid,
            "text", DataType.Text,
            "boolean", DataType.Boolean,
            "int", DataType.Int4,
            "bigint", DataType.Int8,
            "date", DataType.Date,
            "timestamptz", DataType.TimestampTz);

    private static final OffsetDateTime EPOCH = OffsetDateTime.parse("2000-01-01T00:00:00Z");

    private final String copy;
    private final List<Column> columns;

    private record Column(String name, IValueHandler<Object> handler) {
        static Column of(String written) {
            var parts = written.strip().split("\\s+");
            var type = TYPES.get(parts[1].replace("[]", ""));
            if (type == null) throw new IllegalArgumentException(written + ": the type is none of " + TYPES.keySet());
            IValueHandler<Object> one = HANDLERS.resolve(
                    switch (type) {
                        case Date -> DataType.Int4;
                        case TimestampTz -> DataType.Int8;
                        default -> type;
                    });
            return new Column(parts[0], parts[1].endsWith("[]") ? arrayOf(type, one) : one);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static IValueHandler<Object> arrayOf(DataType type, IValueHandler<Object> one) {
            return (IValueHandler) new CollectionValueHandler<>(mapFrom(type), one);
        }
    }

    /** @param columns name and type of each, in the order of the values: {@code "id uuid, said text[]"} */
    public CopyRows(String table, String columns) {
        this.columns = Arrays.stream(columns.split(",")).map(Column::of).toList();
        copy = this.columns.stream()
                .map(Column::name)
                .collect(Collectors.joining(", ", "COPY " + table + " (", ") FROM STDIN BINARY"));
    }

    /** @param rows a value for each column; for a column of arrays a collection */
    public void write(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) return;
        var written = new ByteArrayOutputStream();
        try (var writer = new PgBinaryWriter(written)) {
            for (var values : rows) {
                if (values.length != columns.size()) {
                    throw new IllegalArgumentException(
                            values.length + " values for " + columns.size() + " columns: " + copy);
                }
                writer.startRow(values.length);
                for (int i = 0; i < values.length; i++)
                    writer.write(columns.get(i).handler(), given(values[i]));
            }
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copy, new ByteArrayInputStream(written.toByteArray()));
        } catch (IOException impossible) { // nothing is read from outside
            throw new UncheckedIOException(impossible);
        }
    }

    /** Times are counted from 2000 on; the driver rounds to microseconds, too. */
    private static Object given(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(CopyRows::given).toList();
        }
        if (value instanceof LocalDate day) {
            return Math.toIntExact(inRange(day, day.getYear()).toEpochDay()
                    - EPOCH.toLocalDate().toEpochDay());
        }
        if (value instanceof OffsetDateTime at) {
            var rounded = inRange(at, at.getYear()).plusNanos(500);
            return (rounded.toEpochSecond() - EPOCH.toEpochSecond()) * 1_000_000 + rounded.getNano() / 1_000;
        }
        return value;
    }

    /** What is written outside of PostgreSQL's time would arrive as another one. */
    private static <T> T inRange(T time, int year) {
        if (year < -4712 || year > 294275)
            throw new IllegalArgumentException(time + " is not between the years -4712 and 294275");
        return time;
    }
}
