/** Slots (托位): the classes that make them, filing and suspension that decide which of them count, and since when. */
package org.tuoyu.institutions.capacity;
