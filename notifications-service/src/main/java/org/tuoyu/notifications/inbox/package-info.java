/** The inboxes: what a department or a town was told, why, by when to answer, and whether it did. */
package org.tuoyu.notifications.inbox;
