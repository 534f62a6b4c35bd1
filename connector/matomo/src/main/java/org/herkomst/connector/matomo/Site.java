package org.herkomst.connector.matomo;

import java.time.ZoneId;

/**
 * A site in the analytics platform.
 *
 * @param id its number there, as text
 * @param name its name; of an export, the file's site name or the id
 * @param zone the zone whose days the visits are counted in
 */
public record Site(String id, String name, ZoneId zone) {}
