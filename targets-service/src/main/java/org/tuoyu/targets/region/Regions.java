package org.tuoyu.targets.region;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tuoyu.platform.identity.RegionScope;

@ApplicationScoped
public class Regions implements PanacheRepositoryBase<Region, String> {
    List<Region> after(String code, int limit, RegionScope scope) {
        return find("code > ?1 AND code LIKE ?2 ORDER BY code", code, scope.like())
                .page(0, limit)
                .list();
    }

    /** The regions one level below an authority: those that its ledger names. */
    public List<Region> directlyBelow(String code) {
        var scope = RegionScope.of(code);
        return list("code LIKE ?1 AND code <> ?2 ORDER BY code", scope.like(), code).stream()
                .filter(region -> region.code().equals(scope.below(region.code())))
                .toList();
    }
}
