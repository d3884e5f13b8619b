/** What is looked at on a visit, point by point, and what the answers come to. */
package org.tuoyu.inspections.checklist;
