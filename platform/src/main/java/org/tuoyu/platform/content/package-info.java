/** Files: where they lie, how their parts come together, and what they are by their content. */
package org.tuoyu.platform.content;
