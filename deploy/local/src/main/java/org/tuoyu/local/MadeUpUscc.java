package org.tuoyu.local;

/** Unified social credit codes of institutions that do not exist: GB 32100, with the organisation code of GB 11714. */
public final class MadeUpUscc {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private MadeUpUscc() {}

    /** @param number up to 9,999,999: another number, another code */
    public static String of(int number) {
        var organisation = "M%07d".formatted(number);
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        int check = 11 - sum % 11;
        var code = "52211104" + organisation + (check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check));
        sum = 0;
        for (int i = 0; i < 17; i++) sum += CHARACTERS.indexOf(code.charAt(i)) * WEIGHTS[i];
        return code + CHARACTERS.charAt((31 - sum % 31) % 31);
    }
}
