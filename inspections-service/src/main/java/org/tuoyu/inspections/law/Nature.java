package org.tuoyu.inspections.law;

/** The law behind a visit (国办发〔2024〕54号). */
public enum Nature {
    /** 行政检查: by holders of a certificate, on a published item, within the yearly cap. Its findings order rectification. */
    ADMINISTRATIVE,
    /** Technical work of inspectors, such as 卫生保健检查 and 现场核验. Its findings order rectification. */
    TECHNICAL,
    /** 巡查 by town and village: reports leads (线索), never orders anything. */
    PATROL
}
