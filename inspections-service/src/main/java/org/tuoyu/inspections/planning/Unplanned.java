package org.tuoyu.inspections.planning;

/** Why nobody makes a visit in a plan. */
public enum Unplanned {
    /** No inspector of its region, for an inspection of its department, makes visits of its kind. */
    NOBODY_COMPETENT,
    /** Nobody of them has an enforcement certificate that is valid (国办发〔2024〕54号). */
    NOBODY_CERTIFIED,
    /** On no working day until it is due anybody of them is there. */
    NO_DAY,
    /** All those days are full. */
    NO_ROOM
}
