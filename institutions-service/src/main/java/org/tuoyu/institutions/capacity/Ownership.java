package org.tuoyu.institutions.capacity;

/** Whose it is, and who runs it. */
public enum Ownership {
    /** 公办 */
    PUBLIC,
    /** 公办民营: public premises, run by a private body */
    PUBLIC_PRIVATELY_RUN,
    /** 民办公助: private, with public support */
    PRIVATE_PUBLICLY_AIDED,
    /** 民办 */
    PRIVATE
}
