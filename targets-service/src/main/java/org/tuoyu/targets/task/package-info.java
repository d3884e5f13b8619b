/** Clauses as tasks: milestones, the reports of those responsible, their review by the lead, and what is overdue. */
package org.tuoyu.targets.task;
