package org.tuoyu.targets.region;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
public class Regions implements PanacheRepositoryBase<Region, String> {
    private static final String ON_DAY =
            """
            SELECT region.code, version.name, region.parent_code FROM region CROSS JOIN LATERAL (
                SELECT name, present FROM region_version WHERE region_code = code AND from_day <= :day
                ORDER BY from_day DESC, revision DESC LIMIT 1) version
            WHERE version.present AND """;

    private final Session session;

    /** @param parentCode of the nearest region above that is defined; null at the top */
    public record Place(String code, String name, String parentCode) {}

    Regions(Session session) {
        this.session = session;
    }

    /** As they were on a day. */
    List<Place> after(String code, int limit, RegionScope scope, LocalDate day) {
        return session.createNativeQuery(
                        ON_DAY + " code > :after AND code LIKE :scope ORDER BY code LIMIT :limit", Place.class)
                .setParameter("day", day)
                .setParameter("after", code)
                .setParameter("scope", scope.like())
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The regions one level below an authority, as they were on a day: those that its ledger names. */
    public List<Place> directlyBelow(String code, LocalDate day) {
        return session.createNativeQuery(ON_DAY + " parent_code = :code ORDER BY code", Place.class)
                .setParameter("day", day)
                .setParameter("code", code)
                .getResultList();
    }

    /** Where a caller begins: the own region, else the topmost that are defined below it. */
    public List<Place> topmost(RegionScope scope, LocalDate day) {
        return session.createNativeQuery(
                        ON_DAY
                                + """
                                 code LIKE :scope AND (code = :own OR NOT EXISTS (
                                    SELECT FROM region above WHERE above.code = region.parent_code AND above.code LIKE :scope))
                                ORDER BY code LIMIT 200""",
                        Place.class)
                .setParameter("day", day)
                .setParameter("scope", scope.like())
                .setParameter("own", scope.code())
                .getResultList();
    }

    /** Of each region in an authority that has gone on as exactly one other by a day: what it is now. */
    public Map<String, String> successors(String authority, LocalDate day) {
        var next = session
                .createNativeQuery(
                        """
                        SELECT from_code AS code, min(to_code) AS name, min(to_code) AS parent_code FROM region_succession
                        WHERE from_code LIKE :scope AND day <= :day GROUP BY from_code, change_id
                        HAVING count(*) = 1 AND min(to_code) <> from_code ORDER BY min(day)""",
                        Place.class)
                .setParameter("scope", RegionScope.of(authority).like())
                .setParameter("day", day)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Place::code, Place::parentCode, (first, later) -> later));
        return next.keySet().stream().collect(Collectors.toMap(Function.identity(), code -> {
            var now = next.get(code);
            for (int steps = 0; next.containsKey(now) && steps < next.size(); steps++) now = next.get(now);
            return now;
        }));
    }

    /** Those of the codes that are defined. */
    public Set<String> known(Set<String> codes) {
        return session
                .createNativeQuery("SELECT code, name, parent_code FROM region WHERE code IN (:codes)", Place.class)
                .setParameter("codes", codes)
                .getResultList()
                .stream()
                .map(Place::code)
                .collect(Collectors.toSet());
    }

    /** Those of the codes that are defined and have not gone on as others. */
    Map<String, Region> present(Set<String> codes) {
        return list("code IN ?1", codes).stream()
                .filter(Region::isPresent)
                .collect(Collectors.toMap(Region::code, Function.identity()));
    }

    /** Writes what was changed and keeps it in memory no longer. */
    void forget() {
        session.flush();
        session.clear();
    }

    /** The way down to a region from where a caller's scope begins. */
    public List<Place> above(String code, RegionScope scope, LocalDate day) {
        return session.createNativeQuery(
                        ON_DAY
                                + " code IN (:authorities) AND code <> :code AND code LIKE :scope ORDER BY length(prefix)",
                        Place.class)
                .setParameter("day", day)
                .setParameter("authorities", RegionScope.of(code).authorities())
                .setParameter("code", RegionScope.canonical(code))
                .setParameter("scope", scope.like())
                .getResultList();
    }

    /** Puts regions that are new between those that are there: each lies in the nearest above that is defined. */
    void arrange(RegionScope scope) {
        session.flush();
        session.createNativeMutationQuery(
                        """
                        UPDATE region SET parent_code = nearest.code
                        FROM region below LEFT JOIN LATERAL (
                            SELECT above.code FROM region above
                            WHERE above.code <> below.code AND above.code IN ('000000', left(below.code, 2) || '0000',
                                left(below.code, 4) || '00', left(below.code, 6), left(below.code, 9))
                            ORDER BY length(above.prefix) DESC LIMIT 1) nearest ON true
                        WHERE region.code = below.code AND below.code LIKE :scope
                            AND region.parent_code IS DISTINCT FROM nearest.code""")
                .setParameter("scope", scope.like())
                .executeUpdate();
    }
}
