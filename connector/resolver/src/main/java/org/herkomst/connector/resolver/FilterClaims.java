package org.herkomst.connector.resolver;

import org.herkomst.connector.resolver.filters.FilterKind;

/** What a network on a filter list means for whoever comes from it. */
final class FilterClaims {
    private FilterClaims() {}

    static Nobody of(FilterKind kind) {
        return switch (kind) {
            case HOSTING -> Nobody.DATA_CENTRE;
            case VPN, RELAY -> Nobody.RELAY;
            case BOT -> Nobody.BOT;
        };
    }
}
