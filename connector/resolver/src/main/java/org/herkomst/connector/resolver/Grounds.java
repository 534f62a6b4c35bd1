package org.herkomst.connector.resolver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim rests on.
 *
 * @param basis kind of knowledge
 * @param features what the confidence model weighs, such as {@code status=customer}; never anything of the range itself
 * @param domain the input that gave the company's domain, where another one names the company
 */
record Grounds(Basis basis, List<String> features, @Nullable Source domain) {
    static final Grounds OPERATOR = new Grounds(Basis.OPERATOR, List.of());

    Grounds {
        features = List.copyOf(features);
    }

    Grounds(Basis basis, List<String> features) {
        this(basis, features, null);
    }
}
