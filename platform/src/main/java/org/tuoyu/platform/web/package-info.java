/** What every page has in common: frame, navigation, language. */
package org.tuoyu.platform.web;
