/** Who is responsible for what: regions, departments and clauses, learnt from the plans. */
package org.tuoyu.notifications.directory;
