package org.tuoyu.institutions.staff;

/** What somebody does there (国卫人口发〔2019〕58号). */
public enum StaffRole {
    /** 负责人 */
    HEAD,
    /** 保育人员 */
    CARER,
    /** 保健人员 */
    HEALTH_WORKER,
    /** 炊事人员 */
    COOK,
    /** 保安人员 */
    GUARD,
    OTHER
}
