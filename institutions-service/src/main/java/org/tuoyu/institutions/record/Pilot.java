package org.tuoyu.institutions.record;

/** As which pilot of the plan it is run (三(三), 三(四)). */
public enum Pilot {
    /** 品牌连锁 */
    BRAND_CHAIN,
    /** 公办民营 or 民办公助 */
    PUBLIC_PRIVATE,
    /** 普惠幼儿园托班, 2–3 岁 */
    KINDERGARTEN_CLASS,
    /** 单位福利性 */
    EMPLOYER_WELFARE
}
