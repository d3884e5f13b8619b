/** Risk and credit of institutions by published weights, over what is on record of them; who inspected is never a factor. */
package org.tuoyu.inspections.risk;
