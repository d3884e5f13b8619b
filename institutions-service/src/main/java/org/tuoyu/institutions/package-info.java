/**
 * Decides who exists and with which slots: takes registrations from the registrars, files institutions (备案), and
 * keeps each institution's slots with the day from which they are true.
 */
package org.tuoyu.institutions;
