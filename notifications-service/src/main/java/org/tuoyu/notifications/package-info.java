/**
 * Decides who must act, by when, and keeps whether they did: every event of the other services is routed by the
 * plan's own clause to the department that leads, those that co-operate, and the town.
 */
package org.tuoyu.notifications;
