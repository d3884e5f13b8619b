/** Rules as data: what is allowed, wanted and by when, for a region, from a day on, with the legal source. */
package org.tuoyu.platform.rules;
