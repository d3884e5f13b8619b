package org.tuoyu.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.http.Cursor;
import org.tuoyu.platform.http.Page;
import org.tuoyu.platform.identity.CurrentActor;
import org.tuoyu.platform.identity.Role;

/** The audit, for those who check: oldest first, of one subject or of the caller's whole region. */
@Path("/api/v1/audit-entries")
@Tag(name = "operations")
@RolesAllowed({Role.AUDITOR, Role.ADMINISTRATOR})
public class AuditResource {
    private final DataSource database;
    private final CurrentActor caller;

    AuditResource(DataSource database, CurrentActor caller) {
        this.database = database;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Audit entries, oldest first")
    public Page<AuditEntry> list(
            @QueryParam("subject") String subject,
            @QueryParam("cursor") Cursor cursor,
            @QueryParam("limit") Integer limit)
            throws SQLException {
        var most = Page.limit(limit);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT * FROM audit_entry WHERE region_code LIKE ? AND (?::text IS NULL OR subject = ?)"
                                + " AND id > ? ORDER BY id LIMIT ?")) {
            statement.setString(1, caller.get().scope().like());
            statement.setString(2, subject);
            statement.setString(3, subject);
            statement.setObject(4, Cursor.orStart(cursor).uuid());
            statement.setInt(5, most + 1);
            var rows = statement.executeQuery();
            var found = new ArrayList<AuditEntry>();
            while (rows.next()) found.add(entry(rows));
            return Page.of(found, most, entry -> Cursor.of(entry.id()));
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("region_code"),
                row.getString("clause"),
                json(row.getString("before")),
                json(row.getString("after")),
                row.getString("trace_id"));
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? null : EventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
