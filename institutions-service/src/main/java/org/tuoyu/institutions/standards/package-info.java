/** Whether an institution keeps to the standards (国卫人口发〔2019〕58号 and others): every rule, met or not, with the figures. */
package org.tuoyu.institutions.standards;
