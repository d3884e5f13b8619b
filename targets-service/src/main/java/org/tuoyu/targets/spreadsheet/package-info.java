/** Reads XLSX and CSV safely: bounded, streamed, as text, and never computing anything. */
package org.tuoyu.targets.spreadsheet;
