/** The slots of all institutions, learnt from events: each state as it came, and their sums by region and day. */
package org.tuoyu.targets.slots;
