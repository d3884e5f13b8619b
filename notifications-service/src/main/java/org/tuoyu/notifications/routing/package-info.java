/** From an event to those who must act: by rule and by the plan's clause. */
package org.tuoyu.notifications.routing;
