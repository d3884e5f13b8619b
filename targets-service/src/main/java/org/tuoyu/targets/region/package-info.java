/** Administrative regions and their population. */
package org.tuoyu.targets.region;
