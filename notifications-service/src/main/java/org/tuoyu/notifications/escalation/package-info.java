/** What happens when nobody answers: step by step others learn of it. */
package org.tuoyu.notifications.escalation;
