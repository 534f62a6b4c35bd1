package org.herkomst.connector.resolver;

import java.nio.file.Path;
import java.util.List;
import org.herkomst.connector.resolver.accounts.Accounts;

/** The operator's accounts, which place nobody on a network but confirm or correct what other inputs call a company. */
final class AccountsInput implements Input {
    static final String TYPE = "accounts";

    private final Path path;
    private List<CompanyFacts> companies = List.of();

    AccountsInput(Path path) {
        this.path = path;
    }

    @Override
    public Count read(Sink sink) {
        Accounts accounts = Accounts.read(path);
        companies = accounts.companies();
        return new Count(accounts.count(), accounts.skipped());
    }

    @Override
    public List<CompanyFacts> accounts() {
        return companies;
    }
}
