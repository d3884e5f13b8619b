/** Findings: what must be put right, under which clause, by when; and their lifting once it is. */
package org.tuoyu.inspections.finding;
