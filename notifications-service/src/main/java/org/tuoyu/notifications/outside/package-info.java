/** Calls to addresses that others have given us. */
package org.tuoyu.notifications.outside;
