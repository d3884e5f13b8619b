package org.tuoyu.inspections.law;

/** Why an inspection does not count to the yearly cap (国办发〔2024〕54号). */
public enum Trigger {
    /** 投诉举报 */
    COMPLAINT,
    /** 转办交办 */
    TRANSFER,
    /** 数据监测等线索 */
    MONITORING,
    /** 企业申请 */
    REQUEST
}
