package org.tuoyu.targets.ledger;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * What a region promises of an indicator for a year.
 *
 * @param indicator code
 * @param value at the end of the year, in the indicator's unit; slots are cumulative
 */
@Embeddable
public record Target(String indicator, String regionCode, int year, BigDecimal value) {
    /** The indicator that the ledger (附件2) itself holds: 托位数. */
    public static final String SLOTS = "slots";

    private static final BigDecimal MOST_SLOTS = BigDecimal.valueOf(1_000_000);

    /** More slots than any district of the country has: a slip of the pen, by which a board above could not be added up. */
    boolean isTooMany() {
        return indicator.equals(SLOTS) && value.compareTo(MOST_SLOTS) > 0;
    }

    /** So that equal values are equal: 4.50 is 4.5, 100 is no power of ten. */
    public static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
