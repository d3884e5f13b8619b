/** Registrations as the registrars push them. */
package org.tuoyu.institutions.registration;
