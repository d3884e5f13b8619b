/** Every event once, in the order in which it was taken in: for those without Kafka. */
package org.tuoyu.notifications.feed;
