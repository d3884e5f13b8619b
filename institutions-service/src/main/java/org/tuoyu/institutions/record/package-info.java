/** The institution's record (机构档案): what it is, by which its slots are counted. */
package org.tuoyu.institutions.record;
