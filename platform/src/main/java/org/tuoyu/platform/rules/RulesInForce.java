package org.tuoyu.platform.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;
import org.tuoyu.platform.rules.Standing.Place;

/**
 * Which of the recorded rules hold where. Every request and each batch of events asks, so what was found is kept for a
 * second: rules that are recorded here hold at once, those that another replica records a second later at the latest.
 */
@ApplicationScoped
class RulesInForce {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private final Session session;
    private final TransactionSynchronizationRegistry transactions;
    private volatile Kept kept = new Kept();

    private record Begun(UUID id, String kind, String regionCode) {}

    private record Asked(Place place, LocalDate day) {}

    /** Empty for an authority that has none of a kind. */
    private static final class Kept {
        private final long since = System.nanoTime();
        private final Map<Asked, Optional<UUID>> newest = new ConcurrentHashMap<>();
    }

    RulesInForce(Session session, TransactionSynchronizationRegistry transactions) {
        this.session = session;
        this.transactions = transactions;
    }

    Standing standing(Collection<String> kinds, Collection<String> regions, LocalDate day) {
        if (System.nanoTime() - kept.since > KEPT_NANOS) kept = new Kept();
        var known = kept.newest;
        var authorities = regions.stream()
                .flatMap(region -> RegionScope.of(region).authorities().stream())
                .collect(Collectors.toSet());
        var places = kinds.stream()
                .flatMap(kind -> authorities.stream().map(authority -> new Place(kind, authority)))
                .toList();
        var unknown = places.stream()
                .filter(place -> !known.containsKey(new Asked(place, day)))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            var begun = begun(unknown, day);
            unknown.forEach(place -> known.put(new Asked(place, day), Optional.ofNullable(begun.get(place))));
        }
        var newest = new HashMap<Place, UUID>();
        for (var place : places) known.get(new Asked(place, day)).ifPresent(id -> newest.put(place, id));
        return new Standing(newest);
    }

    private Map<Place, UUID> begun(Set<Place> places, LocalDate day) {
        List<Begun> begun = session.createNativeQuery(
                        """
                        SELECT DISTINCT ON (kind, region_code) id, kind, region_code FROM rule_set
                        WHERE kind = ANY(:kinds) AND region_code = ANY(:regions) AND valid_from <= :day
                        ORDER BY kind, region_code, valid_from DESC, id DESC""",
                        Begun.class)
                .setParameter(
                        "kinds", places.stream().map(Place::kind).distinct().toArray(String[]::new))
                .setParameter(
                        "regions", places.stream().map(Place::region).distinct().toArray(String[]::new))
                .setParameter("day", day)
                .getResultList();
        return begun.stream().collect(Collectors.toMap(one -> new Place(one.kind(), one.regionCode()), Begun::id));
    }

    void forget() {
        kept = new Kept();
    }

    /** Rules are being recorded in this transaction. */
    void forgetAfterwards() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }
}
