package org.herkomst.connector.resolver;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.connector.resolver.names.NameText;
import org.herkomst.connector.resolver.rpsl.RpslOrganisation;

/**
 * The domains of a registry's organisations, from the host of their e-mail. A free-mail domain is nobody's, and one that several
 * organisations use is most often their provider's.
 */
final class OrganisationDomains {
    private static final int FEW = 2;

    private final Map<String, Set<String>> users = new HashMap<>();

    void add(RpslOrganisation organisation) {
        registrable(organisation)
                .ifPresent(domain ->
                        users.computeIfAbsent(domain, d -> new HashSet<>(2)).add(NameText.words(organisation.name())));
    }

    /** The organisation's own domain, where its e-mail shows one. */
    Optional<String> of(RpslOrganisation organisation) {
        return registrable(organisation)
                .filter(domain -> users.getOrDefault(domain, Set.of()).size() <= FEW);
    }

    private static Optional<String> registrable(RpslOrganisation organisation) {
        return Optional.ofNullable(organisation.mailDomain())
                .flatMap(DomainName::parse)
                .map(DomainName::value)
                .filter(domain -> !FreeMail.isFreeMail(domain));
    }
}
