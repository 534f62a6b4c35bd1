package org.herkomst.core.company;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.run.Transactions;
import org.jspecify.annotations.Nullable;

/** Where people's decisions about companies are written, each with its entry in the record of changes, in one transaction. */
public final class Rulings {
    private final CompanyStore companies;
    private final ChangeRecord changes;
    private final Transactions transactions;
    private final Clock clock;

    /** Over these stores. */
    public Rulings(CompanyStore companies, ChangeRecord changes, Transactions transactions, Clock clock) {
        this.companies = companies;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Mutes a page group, or takes that back; the next run carries it out.
     *
     * @param path where the group begins, with a slash in front and none behind
     * @param who as in the record of changes
     * @return whether it was otherwise before
     */
    public boolean mutePages(String path, boolean muted, String who) {
        return transactions.call(() -> {
            if (companies.mutedPages().contains(path) == muted) {
                return false;
            }
            companies.mutePages(path, muted);
            TreeMap<String, String> details = new TreeMap<>();
            details.put("ruling", muted ? Ruling.MUTED.word() : "none");
            details.put("before", muted ? "none" : Ruling.MUTED.word());
            changes.append(new Change(clock.instant(), who, Change.Kind.PAGES_RULED, path, details));
            return true;
        });
    }

    /**
     * Rules on a company; the next run carries it out.
     *
     * @param ruling absent: takes back what was decided
     * @param who as in the record of changes
     * @return the company as it was before; empty where nobody knows the key
     */
    public Optional<Company> rule(CompanyKey key, @Nullable Ruling ruling, String who) {
        return transactions.call(() -> {
            Optional<Company> known = companies
                    .byKey(key)
                    .flatMap(id -> companies.get(List.of(id)).stream().findFirst());
            known.filter(company -> company.ruling() != ruling).ifPresent(company -> {
                companies.rule(company.id(), ruling, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
                TreeMap<String, String> details = new TreeMap<>();
                details.put("ruling", ruling == null ? "none" : ruling.word());
                details.put(
                        "before",
                        company.ruling() == null ? "none" : company.ruling().word());
                changes.append(new Change(clock.instant(), who, Change.Kind.COMPANY_RULED, key.value(), details));
            });
            return known;
        });
    }
}
