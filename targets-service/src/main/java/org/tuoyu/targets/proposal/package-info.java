/** Other figures for a ledger: a town proposes them, the authority of the plan approves them or sends them back. */
package org.tuoyu.targets.proposal;
