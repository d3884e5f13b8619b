/** Working days and deadlines. */
package org.tuoyu.platform.calendar;
