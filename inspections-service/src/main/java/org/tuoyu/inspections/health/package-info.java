/** Health in institutions, by numbers only: sessions of their staff, daily counts of children, and the signal of an outbreak. */
package org.tuoyu.inspections.health;
