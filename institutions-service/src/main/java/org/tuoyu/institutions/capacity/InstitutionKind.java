package org.tuoyu.institutions.capacity;

/** Who runs the childcare, in the plan's words (三(三), 三(四)). */
public enum InstitutionKind {
    /** 托育机构 */
    INSTITUTION,
    /** 社区托育服务设施 */
    COMMUNITY,
    /** 幼儿园托班 */
    KINDERGARTEN,
    /** 用人单位 */
    EMPLOYER,
    /** 家庭托育点 */
    HOME
}
