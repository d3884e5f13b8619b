/** The page of this service. */
package org.tuoyu.targets.page;
