/** What each service must do in exactly the same way. Nothing here knows a word of the domain. */
package org.tuoyu.platform;
