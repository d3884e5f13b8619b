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

    /** The regions below an authority, itself left out: those a ledger may name. */
    public List<Region> below(String code) {
        var scope = RegionScope.of(code);
        return list("code LIKE ?1 AND code <> ?2 ORDER BY code", scope.like(), code);
    }
}
