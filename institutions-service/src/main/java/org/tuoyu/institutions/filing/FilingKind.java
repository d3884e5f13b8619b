package org.tuoyu.institutions.filing;

/** What a filing is made for. */
public enum FilingKind {
    /** 备案; also for a move or a new branch */
    NEW,
    /** 变更 */
    CHANGE,
    /** 停止服务 */
    CLOSURE
}
