/** Incidents in institutions: what happened, without names, and whether those who must be told of it were, in time. */
package org.tuoyu.inspections.incident;
