/** How many children the classes have, month by month: numbers only, never names. */
package org.tuoyu.institutions.enrolment;
