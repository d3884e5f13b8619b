package org.tuoyu.platform.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * The regions an authority answers for: its own and all below. An administrative code (GB/T 2260, 统计用区划代码) has two
 * digits for the province, two for the city, two for the district, three for the town and three for the village; a
 * level that is all zeros is not meant: 211100 is the city 2111, 211104002000 the town 211104002, 000000 the nation.
 *
 * @param prefix the digits that are meant, which begin the code of every region below
 */
public record RegionScope(String prefix) {
    private static final List<Integer> LEVELS = List.of(0, 2, 4, 6, 9, 12);
    private static final int SHORTEST_CODE = 6;
    private static final String AFTER_ALL_DIGITS = ":";
    /** Covers no region: the caller's token names none. */
    public static final RegionScope NONE = new RegionScope("-");

    public static RegionScope of(String code) {
        if (!isCode(code)) return NONE;
        var prefix = code;
        for (int i = LEVELS.indexOf(code.length()); i > 0 && isZeros(prefix.substring(LEVELS.get(i - 1))); i--) {
            prefix = prefix.substring(0, LEVELS.get(i - 1));
        }
        return new RegionScope(prefix);
    }

    public static boolean isCode(String code) {
        return code != null
                && !code.isEmpty()
                && LEVELS.contains(code.length())
                && code.chars().allMatch(digit -> '0' <= digit && digit <= '9');
    }

    /** The one spelling in which a region is stored: 6 digits down to the district, 9 for a town, 12 for a village. */
    public static String canonical(String code) {
        return isCode(code) ? of(code).code() : code;
    }

    /** The authority's own region. */
    public String code() {
        return padded(prefix);
    }

    public boolean covers(String regionCode) {
        return regionCode != null && regionCode.startsWith(prefix);
    }

    /** With {@link #end}: {@code code ~>=~ from AND code ~<~ end} is a range that any plan can look up, unlike LIKE. */
    public String from() {
        return prefix;
    }

    /** Not included. */
    public String end() {
        return prefix + AFTER_ALL_DIGITS;
    }

    /** For {@code region_code LIKE :scope}. */
    public String like() {
        return prefix + "%";
    }

    /** Codes of the region itself and of all above it, the nearest first: whose plans hold here. */
    public List<String> authorities() {
        var codes = new ArrayList<String>();
        for (int i = LEVELS.indexOf(prefix.length()); i >= 0; i--)
            codes.add(padded(prefix.substring(0, LEVELS.get(i))));
        return codes;
    }

    /** How many digits name a region one level below: what a plan of this authority breaks its promises down to. */
    public int digitsBelow() {
        return LEVELS.get(Math.min(LEVELS.indexOf(prefix.length()) + 1, LEVELS.size() - 1));
    }

    /** The region one level below that the given one is or belongs to; null when it is not below. */
    public String below(String regionCode) {
        var region = of(regionCode);
        if (region.equals(NONE) || !covers(regionCode) || region.prefix.length() <= prefix.length()) return null;
        return padded(region.prefix.substring(0, digitsBelow()));
    }

    private static String padded(String prefix) {
        return prefix + "0".repeat(Math.max(0, SHORTEST_CODE - prefix.length()));
    }

    private static boolean isZeros(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }
}
