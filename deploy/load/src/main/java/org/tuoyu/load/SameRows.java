package org.tuoyu.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows like one that is there, in columns of which some differ, by plain JDBC into a copy of the table in the schema
 * {@code limits}: what PostgreSQL needs for the rows alone, each value a parameter.
 */
final class SameRows implements AutoCloseable {
    private final List<String> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final PreparedStatement insert;

    /** With empty copies of the tables. */
    static Connection open(String url, List<String> tables) throws SQLException {
        var connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA limits");
            for (var table : tables) {
                statement.execute("CREATE TABLE limits.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    SameRows(Connection connection, String table, String where) throws SQLException {
        try (var found = connection
                .createStatement()
                .executeQuery("SELECT * FROM public.%s %s LIMIT 1".formatted(table, where))) {
            found.next();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                columns.add(found.getMetaData().getColumnName(i));
                values.add(found.getObject(i));
            }
        }
        var marks = String.join(", ", columns.stream().map(column -> "?").toList());
        insert = connection.prepareStatement("INSERT INTO limits.%s VALUES (%s)".formatted(table, marks));
    }

    /** @param different column and value, column and value */
    void add(Object... different) throws SQLException {
        for (int i = 0; i < values.size(); i++) insert.setObject(i + 1, values.get(i));
        for (int i = 0; i < different.length; i += 2) {
            insert.setObject(columns.indexOf(different[i]) + 1, different[i + 1]);
        }
        insert.addBatch();
    }

    void write() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
