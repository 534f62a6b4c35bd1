package org.herkomst.core.plan;

import org.herkomst.core.company.CompanyKey;

/**
 * A company that was due, or that the plan has, and that was not applied.
 *
 * @param key its key
 * @param name its name
 * @param why why, in words
 */
public record LeftOut(CompanyKey key, String name, String why) {
    public LeftOut {
        why = without(key, why);
    }

    /** A problem's example without the key, which stands beside it. */
    static String without(CompanyKey key, String example) {
        String named = key.value() + ": ";
        return example.startsWith(named) ? example.substring(named.length()) : example;
    }
}
