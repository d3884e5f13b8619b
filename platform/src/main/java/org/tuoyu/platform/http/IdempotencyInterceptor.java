package org.tuoyu.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.tuoyu.platform.events.EventJson;
import org.tuoyu.platform.identity.CurrentActor;

@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 900)
class IdempotencyInterceptor {
    private static final int LONGEST_KEY = 200;
    /** One round trip, but two statements: the second sees what the holder of the lock before us has committed. */
    private static final String LOCK_AND_FIND =
            """
            SELECT pg_try_advisory_xact_lock(hashtextextended(? || chr(10) || ?, 0));
            SELECT request_hash, status, headers, body FROM idempotency_key WHERE caller = ? AND key = ?""";

    private static final String STORE =
            """
            INSERT INTO idempotency_key (caller, key, request_hash, status, headers, body)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private final CurrentVertxRequest request;
    private final CurrentActor caller;
    private final DataSource database;
    private final ObjectMapper json;

    IdempotencyInterceptor(CurrentVertxRequest request, CurrentActor caller, DataSource database, ObjectMapper json) {
        this.request = request;
        this.caller = caller;
        this.database = database;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        var http = request.getCurrent().request();
        var key = http.getHeader("Idempotency-Key");
        if (key == null) return invocation.proceed();
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw ProblemException.of(400, "idempotency-key", LONGEST_KEY);
        }
        var who = caller.get().id();
        var hash = hash(http.method() + " " + http.uri(), invocation.getParameters());
        return QuarkusTransaction.requiringNew().call(inTransaction(invocation, who, key, hash));
    }

    private Callable<Response> inTransaction(InvocationContext invocation, String who, String key, String hash) {
        return () -> {
            try (var connection = database.getConnection()) {
                var first = lockAndFind(connection, who, key, hash);
                if (first != null) return first;
            }
            var answer = (Response) invocation.proceed();
            var body = answer.getEntity() == null ? null : json.writeValueAsString(answer.getEntity());
            var headers = headersOf(answer);
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(STORE)) {
                statement.setString(1, who);
                statement.setString(2, key);
                statement.setString(3, hash);
                statement.setInt(4, answer.getStatus());
                statement.setString(5, EventJson.write(headers));
                statement.setString(6, body);
                statement.executeUpdate();
            }
            return response(answer.getStatus(), headers, body);
        };
    }

    private Response lockAndFind(Connection connection, String who, String key, String hash) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_AND_FIND)) {
            for (int i = 1; i <= 4; i += 2) {
                statement.setString(i, who);
                statement.setString(i + 1, key);
            }
            statement.execute();
            var lock = statement.getResultSet();
            lock.next();
            if (!lock.getBoolean(1)) throw ProblemException.conflict("still-running");
            statement.getMoreResults();
            var row = statement.getResultSet();
            if (!row.next()) return null;
            if (!row.getString("request_hash").equals(hash)) {
                throw ProblemException.of(422, "idempotency-key-reused");
            }
            return response(row.getInt("status"), EventJson.strings(row.getString("headers")), row.getString("body"));
        }
    }

    private static Map<String, String> headersOf(Response answer) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
            var value = answer.getHeaderString(name);
            if (value != null) headers.put(name, value);
        }
        return headers;
    }

    private static Response response(int status, Map<String, String> headers, String body) {
        var response = Response.status(status);
        headers.forEach(response::header);
        if (body != null) response.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        return response.build();
    }

    /** Of what was asked: the address and the body as the method received it. */
    private String hash(String what, Object[] parameters) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (var parameter : parameters) {
                if (parameter instanceof byte[] bytes) digest.update(bytes);
                else if (parameter instanceof Record) digest.update(json.writeValueAsBytes(parameter));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
