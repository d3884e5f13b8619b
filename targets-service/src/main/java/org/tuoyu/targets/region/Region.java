package org.tuoyu.targets.region;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.tuoyu.platform.Aggregate;

/** An administrative region. Its code is the prefix of the codes below it. */
@Entity
public class Region extends Aggregate {
    @Id
    private String code;

    private String name;

    protected Region() {}

    Region(String code) {
        this.code = code;
    }

    /** Defines or renames it. */
    RegionDefined named(String name) {
        this.name = name;
        return new RegionDefined(code, name, nextRevision());
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
