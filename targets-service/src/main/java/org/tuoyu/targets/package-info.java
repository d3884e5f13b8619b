/**
 * Decides what was promised and how far it is: plans with their clauses, the ledger of slots a town promises a year,
 * and progress towards it from what institutions-service says of real slots.
 */
package org.tuoyu.targets;
