/** 双随机: who is inspected by whom is drawn so that anybody can check it. */
package org.tuoyu.inspections.draw;
