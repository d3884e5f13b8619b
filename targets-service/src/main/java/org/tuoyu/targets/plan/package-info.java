/** Plans: the document, its period, its departments with their standing duties, its clauses with who is responsible. */
package org.tuoyu.targets.plan;
