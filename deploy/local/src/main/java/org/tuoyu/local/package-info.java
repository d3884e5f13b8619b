/** The whole system on one machine: what {@code mvn -Prun} starts, and what the system tests start and break. */
package org.tuoyu.local;
