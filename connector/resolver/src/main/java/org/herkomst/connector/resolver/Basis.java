package org.herkomst.connector.resolver;

import java.util.Locale;

/** What kind of knowledge a claim rests on; the confidence model has its weights by basis. */
enum Basis {
    /** The operator's own list of ranges. */
    OPERATOR,
    /** A company database that somebody sells or publishes. */
    DATABASE,
    /** What a company's domain publishes of its own networks. */
    PUBLISHED,
    /** A registry's record of an assignment. */
    REGISTRY,
    /** The holder of the autonomous system. */
    HOLDER;

    /** As the model's file spells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
