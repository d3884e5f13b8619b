package org.tuoyu.platform.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tuoyu.platform.identity.RegionScope;

/** Which rules of some kinds hold in some regions on one day; {@link RuleSets#of} reads what they say. For one thread. */
public final class Standing {
    private final Map<Place, UUID> newest;
    private final Map<Place, Optional<UUID>> found = new HashMap<>();

    /** A kind of rules, and a region or one of the authorities above it. */
    record Place(String kind, String region) {}

    Standing(Map<Place, UUID> newest) {
        this.newest = newest;
    }

    /** Of the nearest authority that has any. */
    public Optional<UUID> id(String kind, String region) {
        return found.computeIfAbsent(new Place(kind, region), this::nearest);
    }

    private Optional<UUID> nearest(Place place) {
        return RegionScope.of(place.region()).authorities().stream()
                .map(authority -> newest.get(new Place(place.kind(), authority)))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
