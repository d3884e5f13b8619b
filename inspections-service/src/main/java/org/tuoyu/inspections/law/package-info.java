/** What the law lets who inspect: kinds, published items, yearly cap, certificates, arrival codes. */
package org.tuoyu.inspections.law;
