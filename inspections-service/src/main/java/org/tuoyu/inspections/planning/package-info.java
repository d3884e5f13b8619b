/**
 * Which inspector makes which visit on which day: proposed by a solver within hard rules and published weights, approved by a
 * person.
 */
package org.tuoyu.inspections.planning;
