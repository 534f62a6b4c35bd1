package org.herkomst.core.target;

import java.util.List;
import org.herkomst.core.run.Problem;

/**
 * What a look at a target found.
 *
 * @param account the account in words, such as its number and data region
 * @param found facts worth telling, such as "19 of 19 fields are there"
 * @param problems what stands in the way of a push
 */
public record TargetCheck(String account, List<String> found, List<Problem> problems) {
    public TargetCheck {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }
}
