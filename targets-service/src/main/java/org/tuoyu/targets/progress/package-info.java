/** How far the promises are: known slots against the ledger, on the day that counts. */
package org.tuoyu.targets.progress;
