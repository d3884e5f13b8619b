package org.tuoyu.platform.testing;

import java.util.Map;

/**
 * Somebody the login server knows.
 *
 * @param username what is typed or chosen at login; becomes the subject of the token
 * @param title who it is, as the login page says it
 * @param claims what the token says: groups, region, department, uscc, name
 */
public record Person(String username, String title, Map<String, Object> claims) {}
