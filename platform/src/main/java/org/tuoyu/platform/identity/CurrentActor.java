package org.tuoyu.platform.identity;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.http.Trace;

/** The caller of this request, from the claims of the token: sub, name, groups, region, department, uscc. */
@RequestScoped
@Named("caller")
public class CurrentActor {
    private final SecurityIdentity identity;
    private Actor actor;

    public CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Actor get() {
        if (actor == null) actor = read();
        return actor;
    }

    private Actor read() {
        var caller = identity.getPrincipal();
        // JsonWebToken.getClaim throws within for each claim that no standard names: dearer than the check of the
        // signature.
        UnaryOperator<String> claims = caller instanceof OidcJwtCallerPrincipal token
                ? name -> Objects.toString(token.getClaims().getClaimValue(name), null)
                : name -> null;
        var subject = claims.apply("sub");
        var id = subject == null ? caller.getName() : subject;
        if (id == null) throw new UnauthorizedException("The token names nobody");
        Trace.actor(id);
        return new Actor(
                id,
                Objects.requireNonNullElse(claims.apply("name"), id),
                identity.getRoles(),
                claims.apply("region"),
                claims.apply("department"),
                claims.apply("uscc"));
    }

    /** Operations that know no region are for the operator of the whole system: the token's region is 000000. */
    public void requireWholeSystem() {
        if (!get().scope().covers("")) throw ProblemException.forbidden("region-not-yours");
    }
}
