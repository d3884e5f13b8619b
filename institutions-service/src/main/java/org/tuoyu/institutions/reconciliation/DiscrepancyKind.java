package org.tuoyu.institutions.reconciliation;

/** What does not go together. */
public enum DiscrepancyKind {
    /** 已登记未备案 */
    REGISTERED_NOT_FILED,
    /** 已备案，登记已注销 */
    FILED_NOT_REGISTERED,
    /** 名称不一致 */
    NAME_DIFFERS,
    /** 地址不一致 */
    ADDRESS_DIFFERS,
    /** 负责人不一致 */
    HEAD_DIFFERS
}
