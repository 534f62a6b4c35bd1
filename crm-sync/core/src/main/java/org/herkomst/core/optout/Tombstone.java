package org.herkomst.core.optout;

/**
 * What is left of one way to know a company that objected: a hash under a key that the database doesn't hold.
 *
 * @param objection hash of what was objected to; all tombstones of one objection have it in common
 * @param hash hash of the way to know the company: of the objection itself, or of an alias of a company that it met
 */
public record Tombstone(String objection, String hash) {}
