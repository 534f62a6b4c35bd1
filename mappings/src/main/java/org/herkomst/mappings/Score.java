package org.herkomst.mappings;

import java.util.List;

/**
 * How much a company's visits count.
 *
 * @param points the sum of the parts
 * @param reason one sentence, made of the same parts
 * @param parts what made the points
 */
public record Score(int points, String reason, List<Part> parts) {
    public Score {
        parts = List.copyOf(parts);
    }

    /**
     * One term of the sum.
     *
     * @param name {@code visits}, a page group, or {@code limit} for what lies over the most
     * @param count how many visits or views
     * @param points what they give, older ones less
     */
    public record Part(String name, long count, int points) {}
}
