package org.tuoyu.inspections.known;

import org.tuoyu.platform.http.ProblemException;
import org.tuoyu.platform.identity.Actor;
import org.tuoyu.platform.identity.RegionScope;

/** What is computed for each institution is asked for by district: that is who inspects. */
public final class District {
    private static final int DIGITS = 6;

    private District() {}

    /** @param regionCode a district or below; null for the actor's own region, if it is one */
    public static RegionScope of(Actor actor, String regionCode) {
        var scope = regionCode == null ? actor.scope() : RegionScope.of(regionCode);
        if (!actor.scope().covers(scope.prefix())) throw ProblemException.forbidden("region-not-yours");
        if (scope.prefix().length() < DIGITS)
            throw ProblemException.invalid("regionCode", "district-wanted", scope.code());
        return scope;
    }
}
