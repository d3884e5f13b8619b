/** Who inspects: what each may inspect, where from, and on which days not. */
package org.tuoyu.inspections.roster;
