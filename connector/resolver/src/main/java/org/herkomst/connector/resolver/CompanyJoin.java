package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what each input says of a company by what all say together, and takes back what a person corrected. Used once, by one thread:
 * first all {@link #add}, then {@link #join}, then {@link #replaced}.
 */
final class CompanyJoin {
    private final List<Stated> accounts;
    private final List<Stated> corrections;
    private final CompanyGroups groups = new CompanyGroups();
    /** A claim stands on many ranges as one object, before and after. */
    private final IdentityHashMap<Claim, Claim> joined = new IdentityHashMap<>();
    /** By the number of the company. */
    private final Map<Integer, Stated> wrong = new HashMap<>();

    private final Map<CompanyFacts, Stated> wrongAccounts = new HashMap<>();

    private List<CompanyFacts> joinedAccounts = List.of();
    private KnownAccounts known = KnownAccounts.NONE;

    CompanyJoin(List<Stated> accounts, List<Stated> corrections) {
        this.accounts = List.copyOf(accounts);
        this.corrections = List.copyOf(corrections);
    }

    void add(Entry entry) {
        if (entry.names()) {
            groups.add(entry.source(), (Named) entry.claim());
        }
    }

    /** Decides who is one company; to be called when all is added. */
    void join() {
        accounts.forEach(one -> groups.add(one.source(), one.named()));
        corrections.forEach(one -> groups.add(one.source(), one.named()));
        groups.join();
        corrections.forEach(one -> groups.company(one.source(), one.named()).ifPresent(c -> wrong.put(c, one)));
        joinedAccounts = accounts.stream()
                .map(one -> groups.of(one.source(), one.named()).facts())
                .toList();
        joinAccounts();
    }

    private void joinAccounts() {
        for (int i = 0; i < accounts.size() && !wrong.isEmpty(); i++) {
            Stated account = accounts.get(i);
            Stated correction = correction(account.source(), account.named());
            if (correction != null) {
                wrongAccounts.put(joinedAccounts.get(i), correction);
            }
        }
        known = wrongAccounts.isEmpty() ? KnownAccounts.NONE : new KnownAccounts(joinedAccounts);
    }

    /** The accounts with all that is known of them, in the order of reading. */
    List<CompanyFacts> accounts() {
        return joinedAccounts;
    }

    Entry replaced(Entry entry) {
        return entry.claim() instanceof Named named
                ? entry.saying(joined.computeIfAbsent(named, claim -> claim(entry.source(), named)))
                : entry;
    }

    private Claim claim(Source source, Named named) {
        Named told = groups.of(source, named);
        Stated correction = named.nameable() ? correction(source, named, told) : null;
        return correction == null ? told : new Corrected(told, correction.corrected());
    }

    /** The claim's own correction, or that of the account that would give it its name. */
    private @Nullable Stated correction(Source source, Named named, Named told) {
        Stated own = correction(source, named);
        return own != null
                ? own
                : known.of(told.facts()).map(wrongAccounts::get).orElse(null);
    }

    private @Nullable Stated correction(Source source, Named named) {
        Optional<Integer> company = groups.company(source, named);
        return company.isEmpty() ? null : wrong.get(company.get());
    }

    /**
     * What is stated of a company without a place.
     *
     * @param corrected the day on which a person called it wrong, where that is what is stated and the day is known
     */
    record Stated(Source source, Named named, @Nullable LocalDate corrected) {
        Stated(Source source, CompanyFacts facts, @Nullable LocalDate corrected) {
            this(source, new Named(facts, Grounds.OPERATOR), corrected);
        }
    }
}
