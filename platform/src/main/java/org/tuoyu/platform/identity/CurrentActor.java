package org.tuoyu.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Trace;

/** The caller of this request, from the claims of the token: sub, name, groups, region, department, uscc. */
@RequestScoped
@Named("caller")
public class CurrentActor {
    private final SecurityIdentity identity;

    public CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Actor get() {
        var token =
                identity.getPrincipal() instanceof JsonWebToken jwt ? Optional.of(jwt) : Optional.<JsonWebToken>empty();
        var id = token.map(JsonWebToken::getSubject)
                .orElse(identity.getPrincipal().getName());
        Trace.actor(id);
        return new Actor(
                id,
                claim(token, "name").orElse(id),
                identity.getRoles(),
                claim(token, "region").orElse(null),
                claim(token, "department").orElse(null),
                claim(token, "uscc").orElse(null));
    }

    /** Operations that know no region are for the operator of the whole system: the token's region is 000000. */
    public void requireWholeSystem() {
        if (!get().scope().covers("")) throw ProblemException.forbidden("region-not-yours");
    }

    private static Optional<String> claim(Optional<JsonWebToken> token, String name) {
        return token.map(jwt -> jwt.<Object>getClaim(name)).map(Object::toString);
    }
}
