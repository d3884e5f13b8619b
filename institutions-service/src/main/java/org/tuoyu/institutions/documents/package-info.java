/** Documents and certificates of institutions: stored by what they contain, read by whom they concern, reminded of in time. */
package org.tuoyu.institutions.documents;
