package org.herkomst.core.plan;

import org.herkomst.core.company.CompanyKey;

/**
 * A company that was due, or that the plan has, and that was not applied.
 *
 * @param key its key
 * @param name its name
 * @param why why, in words
 */
public record LeftOut(CompanyKey key, String name, String why) {}
