package org.tuoyu.targets.ledger;

import java.util.List;

/** What an imported file says, and what is wrong with it. */
interface Reading {
    List<Finding> findings();

    List<ReadTarget> targets();

    default List<Finding> errors() {
        return findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
    }
}
