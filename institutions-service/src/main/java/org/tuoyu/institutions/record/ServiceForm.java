package org.tuoyu.institutions.record;

/** How children are taken. */
public enum ServiceForm {
    /** 全日托 */
    FULL_DAY,
    /** 半日托 */
    HALF_DAY,
    /** 计时托 */
    HOURLY,
    /** 临时托 */
    TEMPORARY
}
