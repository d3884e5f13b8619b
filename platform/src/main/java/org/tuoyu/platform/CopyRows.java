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
import java.util.UUID;
import java.util.function.UnaryOperator;
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
    private static final Map<String, Type> TYPES = Map.of(
            "uuid", new Type(DataType.Uuid, DataType.Uuid, UUID.class::cast),
            "text", new Type(DataType.Text, DataType.Text, String.class::cast),
            "boolean", new Type(DataType.Boolean, DataType.Boolean, Boolean.class::cast),
            "int", new Type(DataType.Int4, DataType.Int4, Integer.class::cast),
            "bigint", new Type(DataType.Int8, DataType.Int8, Long.class::cast),
            "date", new Type(DataType.Date, DataType.Int4, day -> days((LocalDate) day)),
            "timestamptz", new Type(DataType.TimestampTz, DataType.Int8, at -> micros((OffsetDateTime) at)));

    /** Bytes. Small, since often there is one row. */
    private static final int BUFFER = 8_192;

    /** PostgreSQL counts from it. */
    private static final OffsetDateTime EPOCH = OffsetDateTime.parse("2000-01-01T00:00:00Z");

    private final String copy;
    private final List<Column> columns;

    /**
     * @param written as what the library writes it
     * @param given from the value to what the library takes; a value of another class is an error
     */
    private record Type(DataType type, DataType written, UnaryOperator<Object> given) {
        IValueHandler<Object> handler() {
            return HANDLERS.resolve(written);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        IValueHandler<Object> handlerOfArrays() {
            return (IValueHandler) new CollectionValueHandler<>(mapFrom(type), handler());
        }
    }

    private record Column(String name, IValueHandler<Object> handler, UnaryOperator<Object> given) {
        static Column of(String written) {
            var parts = written.strip().split("\\s+");
            var type = TYPES.get(parts[parts.length - 1].replace("[]", ""));
            if (parts.length != 2 || type == null) {
                throw new IllegalArgumentException(written + ": the type is none of " + TYPES.keySet());
            }
            if (!parts[1].endsWith("[]")) return new Column(parts[0], type.handler(), type.given());
            return new Column(parts[0], type.handlerOfArrays(), several -> ((Collection<?>) several)
                    .stream().map(type.given()::apply).toList());
        }

        void write(PgBinaryWriter writer, Object value) {
            writer.write(handler, value == null ? null : given.apply(value));
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
        try (var writer = new PgBinaryWriter(written, BUFFER)) {
            for (var values : rows) {
                if (values.length != columns.size()) {
                    throw new IllegalArgumentException(
                            values.length + " values for " + columns.size() + " columns: " + copy);
                }
                writer.startRow(values.length);
                for (int i = 0; i < values.length; i++) columns.get(i).write(writer, values[i]);
            }
        }
        try {
            var bytes = new ByteArrayInputStream(written.toByteArray());
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, bytes, BUFFER);
        } catch (IOException impossible) { // nothing is read from outside
            throw new UncheckedIOException(impossible);
        }
    }

    private static Object days(LocalDate day) {
        return Math.toIntExact(
                inRange(day, day.getYear()).toEpochDay() - EPOCH.toLocalDate().toEpochDay());
    }

    /** Rounded, as by the driver. */
    private static Object micros(OffsetDateTime at) {
        var rounded = inRange(at, at.getYear()).plusNanos(500);
        return (rounded.toEpochSecond() - EPOCH.toEpochSecond()) * 1_000_000 + rounded.getNano() / 1_000;
    }

    /** What is written outside of PostgreSQL's time would arrive as another one. */
    private static <T> T inRange(T time, int year) {
        if (year < -4712 || year > 294275) {
            throw new IllegalArgumentException(time + " is not between the years -4712 and 294275");
        }
        return time;
    }
}
