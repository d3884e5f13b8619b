/** What units report of a plan's indicators, and what it comes to for a region: stocks and flows added, rates computed anew. */
package org.tuoyu.targets.indicator;
