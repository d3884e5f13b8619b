/** Reading the audit. It is written by {@link org.tuoyu.platform.events.Outbox}, in the statement of the event. */
package org.tuoyu.platform.audit;
