package org.herkomst.connector.resolver.published;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;

/**
 * Which domains the operator's accounts state to be one company's: those of accounts that share a register number, or a name's core
 * in one country. A domain that no account has is a company by itself.
 */
final class Companies {
    private final Map<String, String> parents = new HashMap<>();

    Companies(List<CompanyFacts> accounts) {
        for (CompanyFacts account : accounts) {
            if (account.domain() != null) {
                marks(account).forEach(mark -> join("domain " + account.domain(), mark));
            }
        }
    }

    private static Stream<String> marks(CompanyFacts account) {
        String core = CompanyName.of(account.name(), account.country()).core();
        Optional<String> name = core.isBlank()
                ? Optional.empty()
                : Optional.of("name " + core + " " + Objects.requireNonNullElse(account.country(), ""));
        return Stream.concat(account.registers().stream().map(register -> "register " + register), name.stream());
    }

    /** A word that the domains of one company share. */
    String of(String domain) {
        return root("domain " + domain);
    }

    private void join(String one, String other) {
        parents.put(root(one), root(other));
    }

    private String root(String mark) {
        String at = mark;
        for (String parent = parents.get(at); parent != null && !parent.equals(at); parent = parents.get(at)) {
            at = parent;
        }
        return at;
    }
}
