/** Photos that visits and rectifications are proved with. */
package org.tuoyu.inspections.photo;
