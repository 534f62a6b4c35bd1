package org.herkomst.connector.resolver;

/** An entry that names an organisation, with its claim at hand. */
record Candidate(Entry entry, Named named) {

    boolean isOperator() {
        return basis() == Basis.OPERATOR;
    }

    Basis basis() {
        return named.grounds().basis();
    }

    boolean nameable() {
        return named.nameable();
    }

    boolean has(String feature) {
        return named.grounds().features().contains(feature);
    }

    /** Whether both stem from one input. */
    boolean sameSource(Candidate other) {
        return entry.source().position() == other.entry.source().position();
    }
}
