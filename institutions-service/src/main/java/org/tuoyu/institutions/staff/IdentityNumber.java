package org.tuoyu.institutions.staff;

/** 公民身份号码, GB 11643: 18 characters, the last a check. It is never written in plain text, nor put into a text. */
record IdentityNumber(String value) {
    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    static boolean isValid(String text) {
        if (text == null || !text.matches("[1-9]\\d{16}[\\dX]")) return false;
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) sum += (text.charAt(i) - '0') * WEIGHTS[i];
        return CHECKS.charAt(sum % 11) == text.charAt(LENGTH - 1);
    }

    /** As people may see it: the first three and the last two characters. */
    String masked() {
        return value.substring(0, 3) + "*".repeat(13) + value.substring(LENGTH - 2);
    }

    @Override
    public String toString() {
        return masked();
    }
}
