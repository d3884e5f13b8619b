/** What a manager looks at: what is overdue, where, who has how much to do. */
package org.tuoyu.inspections.overview;
