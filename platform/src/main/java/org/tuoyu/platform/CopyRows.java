package org.tuoyu.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;

/**
 * Writes many new rows by PostgreSQL's binary COPY, in the transaction of the connection: of a wide row it needs little more than half
 * of what an insert with a parameter for each value does (docs/performance.md). A row that is there already is an error.
 *
 * <p>The rows are written in memory and given to the driver whole. A connection that is lost while rows are streamed into an open COPY
 * is locked by it for ever, its rollback too.
 *
 * <p>The format is that of <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, "Binary Format"</a>.
 */
public final class CopyRows {
    private static final byte[] HEADER = Arrays.copyOf("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1), 19);

    /** By the type of a column. A value of another class than here is an error. */
    private static final Map<String, Type> TYPES = Map.of(
            "uuid",
                    new Type(2950, (bytes, value) -> {
                        var id = (UUID) value;
                        bytes.room(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
                    }),
            "text",
                    new Type(25, (bytes, value) -> {
                        var text = ((String) value).getBytes(StandardCharsets.UTF_8);
                        bytes.room(text.length).put(text);
                    }),
            "boolean", new Type(16, (bytes, value) -> bytes.room(1).put((byte) ((Boolean) value ? 1 : 0))),
            "int", new Type(23, (bytes, value) -> bytes.room(4).putInt((Integer) value)),
            "bigint", new Type(20, (bytes, value) -> bytes.room(8).putLong((Long) value)),
            "date", new Type(1082, (bytes, value) -> bytes.room(4).putInt(days((LocalDate) value))),
            "timestamptz", new Type(1184, (bytes, value) -> bytes.room(8).putLong(micros((Instant) value))));

    /** PostgreSQL counts from it. */
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private static final long EPOCH_SECOND = EPOCH.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    /** PostgreSQL has no others. What is written outside of them would arrive as another time. */
    private static final LocalDate FIRST_DAY = LocalDate.of(-4712, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(294275, 12, 31);
    private static final Instant FIRST = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant END =
            LAST_DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private final String copy;
    private final List<Column> columns;

    /**
     * @param oid PostgreSQL's number of it
     * @param writer of a value that is there
     */
    private record Type(int oid, BiConsumer<Bytes, Object> writer) {
        void writeArray(Bytes bytes, Object value) {
            var elements = (Collection<?>) value;
            bytes.room(12).putInt(1).putInt(1).putInt(oid); // one dimension; an element may be null
            bytes.room(8).putInt(elements.size()).putInt(1); // the first is number 1
            for (var element : elements) bytes.write(element, writer);
        }
    }

    private record Column(String name, BiConsumer<Bytes, Object> writer) {
        static Column of(String written) {
            var parts = written.strip().split("\\s+");
            var type = TYPES.get(parts[parts.length - 1].replace("[]", ""));
            if (parts.length != 2 || type == null) {
                throw new IllegalArgumentException(written + ": the type is none of " + TYPES.keySet());
            }
            return new Column(parts[0], parts[1].endsWith("[]") ? type::writeArray : type.writer());
        }
    }

    /** What is written so far. Begins small, since often there is one row. */
    private static final class Bytes {
        private ByteBuffer written = ByteBuffer.allocate(8_192);

        /** To write to, with room for so many more. */
        ByteBuffer room(int more) {
            if (written.remaining() < more) {
                var size = Math.max(2 * written.capacity(), written.position() + more);
                written = ByteBuffer.allocate(size).put(written.flip());
            }
            return written;
        }

        /** Its length before it; -1 where there is none. */
        void write(Object value, BiConsumer<Bytes, Object> writer) {
            room(4).putInt(-1);
            if (value == null) return;
            var begin = written.position();
            writer.accept(this, value);
            written.putInt(begin - 4, written.position() - begin);
        }

        ByteStreamWriter all() {
            return ByteStreamWriter.of(written.flip());
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
        var bytes = new Bytes();
        bytes.room(HEADER.length).put(HEADER);
        for (var values : rows) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(
                        values.length + " values for " + columns.size() + " columns: " + copy);
            }
            bytes.room(2).putShort((short) values.length);
            for (int i = 0; i < values.length; i++) {
                bytes.write(values[i], columns.get(i).writer());
            }
        }
        bytes.room(2).putShort((short) -1); // the end
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, bytes.all());
        } catch (IOException impossible) { // nothing is read from outside
            throw new UncheckedIOException(impossible);
        }
    }

    private static int days(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) throw outOfRange(day);
        return Math.toIntExact(day.toEpochDay() - EPOCH.toEpochDay());
    }

    /** Rounded, as by the driver. */
    private static long micros(Instant at) {
        if (at.isBefore(FIRST) || !at.isBefore(END)) throw outOfRange(at);
        var rounded = at.plusNanos(500);
        return (rounded.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + rounded.getNano() / 1_000;
    }

    private static IllegalArgumentException outOfRange(Object time) {
        return new IllegalArgumentException(time + " is not between " + FIRST_DAY + " and " + LAST_DAY);
    }
}
