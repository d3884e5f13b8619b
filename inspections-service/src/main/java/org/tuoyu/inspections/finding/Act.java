package org.tuoyu.inspections.finding;

/** What can happen to a finding; each is an event under the finding's clause. */
public enum Act {
    RAISED,
    /** The institution says, with evidence, that it is put right. */
    ANSWERED,
    /** The evidence does not show it: it is still to be put right. */
    RETURNED,
    EXTENDED,
    /** The calendar of a year has come, and the deadline is another one. */
    RECOUNTED,
    /** Not put right in time: told to those above, step by step. */
    OVERDUE,
    PENALTY_PROPOSED,
    LIFTED;

    String event(boolean lead) {
        return switch (this) {
            case RAISED -> lead ? "org.tuoyu.lead.reported.v1" : "org.tuoyu.finding.raised.v1";
            case ANSWERED -> "org.tuoyu.rectification.answered.v1";
            case RETURNED -> "org.tuoyu.rectification.returned.v1";
            case EXTENDED -> "org.tuoyu.rectification.extended.v1";
            case RECOUNTED -> "org.tuoyu.rectification.recounted.v1";
            case OVERDUE -> "org.tuoyu.rectification.overdue.v1";
            case PENALTY_PROPOSED -> "org.tuoyu.penalty.proposed.v1";
            case LIFTED -> "org.tuoyu.finding.lifted.v1";
        };
    }
}
