/** What must not lie about in plain text, and how it is kept. */
package org.tuoyu.platform.secrets;
