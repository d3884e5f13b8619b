/** One institution on one page, from what all other features know of it. */
package org.tuoyu.institutions.glance;
