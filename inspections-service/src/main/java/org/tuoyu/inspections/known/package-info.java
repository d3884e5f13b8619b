/** Our copy of what other services own: institutions, and the clauses of the plans. */
package org.tuoyu.inspections.known;
