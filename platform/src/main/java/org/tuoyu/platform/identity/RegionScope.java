package org.tuoyu.platform.identity;

import java.util.regex.Pattern;

/**
 * The regions an authority answers for: its own and all below. Administrative codes (GB/T 2260, 统计用区划代码) are
 * prefixes of those below them: 21 province, 2111 city, 211104 district, 211104002 town, 211104002001 village;
 * provinces and cities are also written with six digits (210000, 211100), the nation as 000000.
 */
public record RegionScope(String prefix) {
    private static final Pattern CODE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
    /** Covers no region: the caller's token names none. */
    public static final RegionScope NONE = new RegionScope("-");

    public static RegionScope of(String code) {
        if (code == null || !CODE.matcher(code).matches()) return NONE;
        if (code.length() != 6 || !code.endsWith("00")) return new RegionScope(code);
        if (code.equals("000000")) return new RegionScope("");
        return new RegionScope(code.endsWith("0000") ? code.substring(0, 2) : code.substring(0, 4));
    }

    public static boolean isCode(String code) {
        return code != null && CODE.matcher(code).matches();
    }

    public boolean covers(String regionCode) {
        return regionCode != null && regionCode.startsWith(prefix);
    }

    /** For {@code region_code LIKE :scope}. */
    public String like() {
        return prefix + "%";
    }
}
