package org.tuoyu.inspections.visit;

/** Kinds of visit with different law behind them (国办发〔2024〕54号). */
public enum VisitKind {
    /** 现场核验: follows the receipt of a filing. */
    ON_SITE_VERIFICATION,
    /** 行政检查: only by staff with an enforcement certificate. Its findings order rectification. */
    ADMINISTRATIVE_INSPECTION,
    /** 巡查: by town and village; may only report leads (线索), never order anything. */
    PATROL;

    /** Whether what it sees is a lead for the authority, not a finding of its own. */
    public boolean reportsLeadsOnly() {
        return this == PATROL;
    }

    boolean needsCertificate() {
        return this == ADMINISTRATIVE_INSPECTION;
    }
}
