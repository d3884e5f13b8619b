package org.tuoyu.targets.forecast;

/** How a region stands towards its promise for a year. */
public enum Standing {
    /** The promise is met already, or will be at the pace so far. */
    ON_COURSE,
    /** The year runs, and at the pace so far it will not be met. */
    AT_RISK,
    /** The year is over, and it was met at its end. */
    MET,
    /** The year is over, and it was not. */
    MISSED,
    /** Nothing was promised. */
    NO_PROMISE
}
