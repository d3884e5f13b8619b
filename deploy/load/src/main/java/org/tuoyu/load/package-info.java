/** Benchmarks of the packaged services, each with a limit measured in the same run. */
package org.tuoyu.load;
