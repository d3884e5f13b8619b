/** What everybody may see without login (国卫办人口发〔2019〕25号): published fields only, and how to ask for a correction. */
package org.tuoyu.institutions.disclosure;
