/**
 * Decides what was seen and what must be put right: visits to institutions, their findings with a deadline, and the
 * orders that follow from a grave one.
 */
package org.tuoyu.inspections;
