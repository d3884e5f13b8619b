package org.tuoyu.institutions.registration;

/**
 * 统一社会信用代码, GB 32100-2015: 18 characters, the last a check; characters 9 to 17 are the organisation code of
 * GB 11714 with a check of its own.
 */
public final class Uscc {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private Uscc() {}

    /** The code of the violation, or null when the code is right. */
    public static String violation(String uscc) {
        if (uscc == null || uscc.length() != 18) return "uscc-length";
        if (!uscc.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)) return "uscc-character";
        if (uscc.charAt(17) != checkCharacter(uscc)) return "uscc-check";
        if (uscc.charAt(16) != organisationCheck(uscc)) return "uscc-organisation-check";
        return null;
    }

    /** A wrong check can be accepted, since real codes with wrong checks exist; what is no code at all cannot. */
    static boolean isOfCheck(String violation) {
        return violation.endsWith("-check");
    }

    /** What the check should be; a blank where the violation is not about a check. */
    static char expected(String violation, String uscc) {
        return switch (violation) {
            case "uscc-check" -> checkCharacter(uscc);
            case "uscc-organisation-check" -> organisationCheck(uscc);
            default -> ' ';
        };
    }

    /** The 18th character that belongs to the first 17. */
    public static char checkCharacter(String uscc) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += CHARACTERS.indexOf(uscc.charAt(i)) * WEIGHTS[i];
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    /** The 17th character that belongs to characters 9 to 16; letters count from A = 10. */
    public static char organisationCheck(String uscc) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(uscc.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
