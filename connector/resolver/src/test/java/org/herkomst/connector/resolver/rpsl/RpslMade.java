package org.herkomst.connector.resolver.rpsl;

import java.util.List;

/**
 * A piece of a made-up dump, and what a reader must make of it.
 *
 * @param text whole records with the blank lines behind them
 * @param networks in the text's order
 * @param organisations in the text's order
 * @param skipped how many records of it can't be used
 */
public record RpslMade(String text, List<RpslNetwork> networks, List<RpslOrganisation> organisations, int skipped) {
    public RpslMade {
        networks = List.copyOf(networks);
        organisations = List.copyOf(organisations);
    }
}
