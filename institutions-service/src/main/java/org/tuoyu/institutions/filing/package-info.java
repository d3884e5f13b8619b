/** Filing (备案) with the district's health department: the procedure, its clocks, what it needs (国卫办人口发〔2019〕25号). */
package org.tuoyu.institutions.filing;
