package org.tuoyu.platform.identity;

/** The roles a token may carry in {@code groups}. */
public final class Role {
    /** 规划管理: owns a plan's figures and clauses. */
    public static final String PLAN_MANAGER = "plan-manager";
    /** 镇街: sees and reports for one town. */
    public static final String TOWN_OFFICER = "town-officer";
    /** 登记机关: pushes registrations. */
    public static final String REGISTRAR = "registrar";
    /** 备案: receives, refuses and verifies filings. */
    public static final String FILING_OFFICER = "filing-officer";
    /** An institution's own account, bound to one {@code uscc}. */
    public static final String INSTITUTION = "institution";

    public static final String INSPECTOR = "inspector";
    public static final String INSPECTION_MANAGER = "inspection-manager";
    /** Answers for one department of an authority. */
    public static final String DEPARTMENT_OFFICER = "department-officer";

    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";

    private Role() {}
}
