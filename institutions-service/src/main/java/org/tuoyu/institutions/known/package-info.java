/** What others own and this service follows. */
package org.tuoyu.institutions.known;
