/** What if: promises moved, slots added, institutions closed, more or fewer inhabitants; without touching the plan. */
package org.tuoyu.targets.scenario;
