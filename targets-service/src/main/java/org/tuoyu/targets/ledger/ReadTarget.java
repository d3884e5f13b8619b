package org.tuoyu.targets.ledger;

import java.math.BigDecimal;

/** What a file promises: for an indicator, a region and a year. */
record ReadTarget(String indicator, String regionCode, String regionName, int year, BigDecimal value) {
    Target target() {
        return new Target(indicator, regionCode, year, value);
    }
}
