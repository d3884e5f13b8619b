/** The rules of this service: registrars, filing, standards, disclosure, reconciliation. */
package org.tuoyu.institutions.rules;
