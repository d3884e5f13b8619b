package org.tuoyu.inspections.planning;

import java.time.LocalDate;

/** A day of an inspector. One object each within a plan, so that it is compared as such. */
final class Slot {
    private final String account;
    private final LocalDate day;
    private final int visits;
    private final Place base;

    /**
     * @param visits at most
     * @param base null when it is not known
     */
    Slot(String account, LocalDate day, int visits, Place base) {
        this.account = account;
        this.day = day;
        this.visits = visits;
        this.base = base;
    }

    String account() {
        return account;
    }

    LocalDate day() {
        return day;
    }

    int visits() {
        return visits;
    }

    Place base() {
        return base;
    }

    boolean is(String account, LocalDate day) {
        return this.account.equals(account) && this.day.equals(day);
    }

    @Override
    public String toString() {
        return account + " " + day;
    }
}
