package org.tuoyu.institutions.registration;

/** By it the registrar is chosen (国卫办人口发〔2019〕25号). */
public enum LegalForm {
    /** 事业单位 */
    PUBLIC_INSTITUTION,
    /** 社会服务机构, 非营利 */
    NON_PROFIT,
    /** 营利性 */
    FOR_PROFIT
}
