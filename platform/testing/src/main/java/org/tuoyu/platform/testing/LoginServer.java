package org.tuoyu.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID Connect provider for this machine alone: no passwords, its login page lists the people it knows. A token
 * is also given for {@code grant_type=password&username=…}, and tests may add {@code claims=<JSON>} of their own.
 */
public final class LoginServer implements AutoCloseable {
    private static final String ISSUER = "tuoyu";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockOAuth2Server server;
    private final int port;

    private LoginServer(MockOAuth2Server server, int port) {
        this.server = server;
        this.port = port;
    }

    public static LoginServer start(int port, List<Person> people, Path workDirectory) {
        try {
            var page = Files.createDirectories(workDirectory).resolve("login.html");
            Files.writeString(page, LoginPage.html(people));
            var config = new OAuth2Config(
                    true, page.toString(), null, false, new OAuth2TokenProvider(), Set.of(new PeopleTokens(people)));
            var server = new MockOAuth2Server(config);
            server.start(InetAddress.getByName("127.0.0.1"), port);
            return new LoginServer(server, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As browsers and services name it, so that both see the same issuer. */
    public String issuer() {
        return "http://localhost:" + port + "/" + ISSUER;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static final class PeopleTokens implements OAuth2TokenCallback {
        private final Map<String, Person> people;

        PeopleTokens(List<Person> people) {
            this.people = people.stream().collect(Collectors.toMap(Person::username, person -> person));
        }

        @Override
        public String issuerId() {
            return ISSUER;
        }

        @Override
        public String subject(TokenRequest request) {
            return parameter(request, "username");
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of("tuoyu");
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            var claims = new HashMap<String, Object>();
            var username = parameter(request, "username");
            if (username != null && people.containsKey(username))
                claims.putAll(people.get(username).claims());
            var given = parameter(request, "claims");
            if (given != null) {
                try {
                    claims.putAll(JSON.readValue(given, new TypeReference<Map<String, Object>>() {}));
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException("claims is not a JSON object: " + given, e);
                }
            }
            return claims;
        }

        @Override
        public long tokenExpiry() {
            return 8 * 3600;
        }

        private static String parameter(TokenRequest request, String name) {
            try {
                var values = request.toHTTPRequest().getBodyAsFormParameters().get(name);
                return values == null || values.isEmpty() ? null : values.get(0);
            } catch (ParseException e) {
                throw new IllegalArgumentException("The token request is not a form", e);
            }
        }
    }
}
