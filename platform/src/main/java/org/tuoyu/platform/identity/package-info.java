/** Who calls, with which roles, and for which region. */
package org.tuoyu.platform.identity;
