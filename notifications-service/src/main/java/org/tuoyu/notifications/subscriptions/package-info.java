/** Events for other systems by webhook, each with a queue of its own, signed by Standard Webhooks. */
package org.tuoyu.notifications.subscriptions;
