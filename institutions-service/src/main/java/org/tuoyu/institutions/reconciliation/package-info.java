/** What registration and filing say differently of an institution, until somebody has settled it. */
package org.tuoyu.institutions.reconciliation;
