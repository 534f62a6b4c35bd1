package org.herkomst.connector.matomo;

/**
 * Something wrong with the source, told for a person.
 *
 * @param fault what kind of thing
 * @param count how often on this page
 * @param example where: site, file and line; never an address, a token or a body
 */
public record SourceProblem(SourceFault fault, int count, String example) {}
