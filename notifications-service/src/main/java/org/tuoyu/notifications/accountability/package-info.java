/** How far each department and town answers what it is told, and in time. */
package org.tuoyu.notifications.accountability;
