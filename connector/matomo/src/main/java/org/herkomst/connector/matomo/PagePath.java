package org.herkomst.connector.matomo;

/**
 * The path of a page, cleaned.
 *
 * @param text the path, starting with a slash
 * @param excluded whether it lies in an excluded page group
 */
record PagePath(String text, boolean excluded) {}
