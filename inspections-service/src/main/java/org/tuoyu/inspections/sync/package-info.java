/**
 * Devices that are often without a network: they pull what they need, push what they captured, and get a receipt for what is
 * stored. The protocol is described in docs/sync.md.
 */
package org.tuoyu.inspections.sync;
