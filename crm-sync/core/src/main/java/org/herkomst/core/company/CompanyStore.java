package org.herkomst.core.company;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: companies and their aliases. Calls run in the caller's transaction. */
public interface CompanyStore {

    /** Which companies are known by these aliases. */
    Map<Alias, Long> find(Collection<Alias> aliases);

    /** The companies with these numbers. */
    List<Company> get(Collection<Long> ids);

    /** Whether a key is taken. */
    Optional<Long> byKey(CompanyKey key);

    /** Adds a company; its {@code id} is ignored. Returns its number. */
    long create(Company company);

    /** Replaces facts, confidence, reason, evidence and {@code obtainedOn} of a company; key and number stay. */
    void update(Company company);

    /** Writes what a person decided of a company and on which day (UTC), or that nothing is decided any more; {@link #update} leaves it as it is. */
    void rule(long id, @Nullable Ruling ruling, LocalDate on);

    /** Companies of which something was decided, by number. */
    List<Ruled> ruled();

    /** Page groups that a person muted. */
    Set<String> mutedPages();

    /**
     * Mutes a page group, or takes that back.
     *
     * @param path where the group begins, such as {@code /jobs}
     */
    void mutePages(String path, boolean muted);

    /** Adds aliases that no company has, as {@link #find} told in this transaction, to a company. */
    void addAliases(long id, Collection<Alias> aliases);

    /** Companies with an alias that fits: a domain equal to it or below it, a register number, or the core of a name. */
    Set<Long> matching(Match match);

    /** All companies, by number, beginning after {@code afterId} (0: from the start). */
    List<Company> all(long afterId, int limit);

    /** How often companies were erased so far: what was remembered of companies before may be gone. */
    long erasures();

    /** Erases companies: names, aliases, facts, and what reports tell of them. Visits and records are for the caller to erase. */
    void erase(Collection<Long> ids);

    /** Numbers of the known companies in order, beginning after {@code afterId} (0: from the start). */
    List<Long> numbers(long afterId, int limit);

    /** All aliases of these companies. */
    Map<Long, List<Alias>> aliases(Collection<Long> ids);

    /**
     * What an alias has to be like.
     *
     * @param by {@code DOMAIN}, {@code REGISTER} (an LEI too) or {@code NAME_COUNTRY}
     * @param value registrable or longer domain, register number, or normalised core of a name; in lower case
     */
    record Match(Alias.Kind by, String value) {}

    /** Companies with at least one kept visit from this source, by number, beginning after {@code afterId} (0: from the start). */
    List<Company> withVisits(String source, long afterId, int limit);
}
