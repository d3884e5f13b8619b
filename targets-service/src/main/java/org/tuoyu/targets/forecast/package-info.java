/** Where a promise is heading: what is expected by the end of the year, when it will be met, and whether that is good enough. */
package org.tuoyu.targets.forecast;
