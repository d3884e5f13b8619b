/** The board of a region: what was promised and what there is, its own figures and those one level below. */
package org.tuoyu.targets.board;
