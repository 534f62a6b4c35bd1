package org.herkomst.connector.resolver;

import java.util.List;
import java.util.Locale;
import org.herkomst.connector.resolver.rpsl.Registry;
import org.herkomst.connector.resolver.rpsl.RpslNetwork;
import org.herkomst.connector.resolver.rpsl.RpslOrganisation;
import org.jspecify.annotations.Nullable;

/**
 * Who a registry's record names: the organisation where the registry holds it for an end user, else the first description; the
 * provider's own organisation only where nothing else is said. A network's short name is a hint and never a name.
 *
 * @param text as the record has it
 * @param source where it stood
 */
record RegistryName(String text, Source source) {
    private static final List<String> END_USERS = List.of("OTHER", "EU-PI", "END USER");

    /** Where a name stood. */
    enum Source {
        ORGANISATION,
        DESCRIPTION,
        UNTYPED,
        LIR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static @Nullable RegistryName of(RpslNetwork network, @Nullable RpslOrganisation organisation) {
        boolean endUser = organisation != null
                && (network.registry() == Registry.ARIN || END_USERS.contains(organisation.type()));
        if (organisation != null && endUser) {
            return new RegistryName(organisation.name(), Source.ORGANISATION);
        }
        if (!network.descriptions().isEmpty()) {
            return new RegistryName(network.descriptions().get(0), Source.DESCRIPTION);
        }
        if (organisation == null) {
            return null;
        }
        return new RegistryName(organisation.name(), organisation.type().isEmpty() ? Source.UNTYPED : Source.LIR);
    }
}
