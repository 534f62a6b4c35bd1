package org.herkomst.connector.resolver;

/** What the terms of an input permit: {@code NETWORK} for filters and confidence only, {@code MARKETING} for showing and pushing a company. */
public enum Permission {
    NETWORK,
    MARKETING
}
