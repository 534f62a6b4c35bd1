package org.herkomst.core.target;

/**
 * Use of the target's API.
 *
 * @param calls requests sent
 * @param rateLimited answers that said "too many requests"
 * @param retries requests sent again
 */
public record ApiUse(int calls, int rateLimited, int retries) {}
