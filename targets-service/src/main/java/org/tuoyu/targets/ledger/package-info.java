/** The ledger (附件2): how many slots each town promises for each year, as revisions imported from a file. */
package org.tuoyu.targets.ledger;
