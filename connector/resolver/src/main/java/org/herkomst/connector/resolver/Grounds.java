package org.herkomst.connector.resolver;

import java.util.List;

/**
 * What a claim rests on.
 *
 * @param basis kind of knowledge
 * @param features what the confidence model weighs, such as {@code status=customer}; never anything of the range itself
 */
record Grounds(Basis basis, List<String> features) {
    static final Grounds OPERATOR = new Grounds(Basis.OPERATOR, List.of());

    Grounds {
        features = List.copyOf(features);
    }
}
