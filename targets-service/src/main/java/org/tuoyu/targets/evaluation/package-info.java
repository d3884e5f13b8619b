/** Evaluation (督导评估、目标责任制考核): what each department and town scores, and from what each point comes. */
package org.tuoyu.targets.evaluation;
