/** What has to be done regularly, and from that what is due and overdue: computed, never typed. */
package org.tuoyu.inspections.programme;
