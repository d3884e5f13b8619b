/** Rules of this service as data: routing, templates, escalation, office hours; for a region, from a day on, with their source. */
package org.tuoyu.notifications.rules;
