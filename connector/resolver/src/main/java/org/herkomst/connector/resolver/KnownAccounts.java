package org.herkomst.connector.resolver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.resolver.names.CompanyName;
import org.jspecify.annotations.Nullable;

/** The operator's own accounts, which confirm or correct what other inputs call a company. Immutable once made. */
final class KnownAccounts {
    static final KnownAccounts NONE = new KnownAccounts(List.of());

    private final Map<String, CompanyFacts> byDomain = new HashMap<>();
    private final Map<String, CompanyFacts> byRegister = new HashMap<>();
    private final Map<String, CompanyFacts> byName = new HashMap<>();

    /** Of two accounts with one domain, register number or name the first counts. */
    KnownAccounts(List<CompanyFacts> accounts) {
        for (CompanyFacts account : accounts) {
            account.registers().forEach(register -> byRegister.putIfAbsent(register, account));
            if (account.domain() != null) {
                byDomain.putIfAbsent(account.domain(), account);
            }
            byName.putIfAbsent(core(account), account);
        }
    }

    /** The account that these facts mean: by register number, by domain, or by name where neither domain nor country contradicts. */
    Optional<CompanyFacts> of(CompanyFacts facts) {
        for (String register : facts.registers()) {
            if (byRegister.containsKey(register)) {
                return Optional.ofNullable(byRegister.get(register));
            }
        }
        if (facts.domain() != null) {
            return Optional.ofNullable(byDomain.get(facts.domain()));
        }
        return Optional.ofNullable(byName.get(core(facts)))
                .filter(account -> agree(account.country(), facts.country()));
    }

    /** The account with this domain. */
    Optional<CompanyFacts> withDomain(String domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    private static String core(CompanyFacts facts) {
        return CompanyName.of(facts.name(), facts.country()).core();
    }
}
