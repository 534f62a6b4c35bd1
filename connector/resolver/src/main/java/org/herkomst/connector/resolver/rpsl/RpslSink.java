package org.herkomst.connector.resolver.rpsl;

/** Takes what a dump holds, in the dump's order, one call at a time. What it throws ends the reading and reaches the reader's caller. */
public interface RpslSink {
    default void network(RpslNetwork network) {}

    default void organisation(RpslOrganisation organisation) {}
}
