package org.herkomst.connector.resolver;

import java.util.Locale;

/** What the status of a registry's record says of who is named in it. Sources: the registries' database manuals; see the facts in each case. */
enum RegistryStatus {
    /** An end user's own assignment. */
    CUSTOMER,
    /** LACNIC's reallocation: most often an end user, sometimes a downstream provider. */
    REALLOCATED,
    /** The same status at every level. */
    LEGACY,
    /** No status, as JPNIC has it. */
    NONE,
    /** A provider's or a reseller's allocation. */
    PROVIDER,
    /** Many equal end users, or one service at many places: nobody is named. */
    SHARED;

    /** Reads a status in upper case with single spaces. */
    static RegistryStatus of(String status) {
        return switch (status) {
            case "" -> NONE;
            case "ASSIGNED PA",
                    "ASSIGNED PI",
                    "ALLOCATED-ASSIGNED PA",
                    "ASSIGNED",
                    "ASSIGNED NON-PORTABLE",
                    "ASSIGNED PORTABLE",
                    "REASSIGNMENT",
                    "ASSIGNMENT",
                    "DIRECT ASSIGNMENT",
                    "REASSIGNED",
                    "CUSTOMER" -> CUSTOMER;
            case "REALLOCATED" -> REALLOCATED;
            case "LEGACY" -> LEGACY;
            case "AGGREGATED-BY-LIR", "ASSIGNED ANYCAST" -> SHARED;
            default -> PROVIDER;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
