package org.tuoyu.institutions.capacity;

/** Classes by age in months (国卫人口发〔2019〕58号). */
public enum AgeBand {
    /** 乳儿班, 6–12 months */
    INFANT,
    /** 托小班, 12–24 months */
    TODDLER,
    /** 托大班, 24–36 months */
    SENIOR,
    /** 混合编班, from 18 months */
    MIXED
}
