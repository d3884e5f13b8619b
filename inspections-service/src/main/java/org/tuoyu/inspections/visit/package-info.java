/** Visits: planned, made, reported. Their kind says what the visitor may do. */
package org.tuoyu.inspections.visit;
