package org.herkomst.app.command;

import java.time.Clock;
import java.util.List;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "add",
        description = "Adds an opt-out; holds at once, for all names, domains and numbers of the company.",
        footer = {
            "",
            "herkomst optout add --domain acme.example --reason \"letter of 3 May\"",
            "",
            "A web address or an e-mail address may be given for a domain. A name is compared without legal form,",
            "case and accents; companies whose name is nearly the same are not opted out, but asked about:",
            "herkomst review list. Exit code 1: it holds, and something is to be decided, or no index could say",
            "which companies are in the range.",
            "",
            "--group opts out every host below the company's registrable domains too. No data tells who owns whom,",
            "so companies that only share a distinctive first word are asked about in herkomst review list."
        })
final class OptOutAddCommand extends Action {
    @ArgGroup(multiplicity = "1")
    Key given = new Key();

    @Option(names = "--group", description = "Also the companies of its group, as far as known.")
    boolean group;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for your own records.")
    @Nullable
    String reason;

    static final class Key {
        @Option(names = "--domain", paramLabel = "D", description = "A domain; covers its subdomains.")
        @Nullable
        String domain;

        @Option(names = "--name", paramLabel = "N", description = "A company's name.")
        @Nullable
        String name;

        @Option(names = "--register", paramLabel = "kvk:NNN", description = "A register number, also lei:...")
        @Nullable
        String register;

        @Option(
                names = "--range",
                paramLabel = "CIDR",
                description = "A network range, and each company in or around it.")
        @Nullable
        String range;
    }

    @Override
    public Integer call() {
        OptOut optOut = asked();
        boolean range = optOut.kind() == Kind.RANGE;
        HerkomstConfiguration configuration = range ? configuration() : root().configurationWithoutInputs();
        boolean blind = range && configuration.resolver().inputs().isEmpty();
        List<CompanyFacts> around = range && !blind ? around(configuration, optOut.value()) : List.of();
        try (Workspace workspace = writing(configuration, account())) {
            OptOutAdding adding = new OptOutAdding(workspace, OptOutCommand.desk(configuration, workspace));
            OptOutAdding.Added added = adding.add(optOut, around, group, account());
            added.tell(console(), blind);
            return blind || added.questions() > 0 ? 1 : 0;
        }
    }

    private OptOut asked() {
        if (given.domain != null) {
            return OptOutEntry.of(Kind.DOMAIN, given.domain, reason, Clock.systemUTC());
        }
        if (given.name != null) {
            return OptOutEntry.of(Kind.NAME, given.name, reason, Clock.systemUTC());
        }
        return given.register != null
                ? OptOutEntry.of(Kind.REGISTER, given.register, reason, Clock.systemUTC())
                : OptOutEntry.of(Kind.RANGE, String.valueOf(given.range), reason, Clock.systemUTC());
    }

    static List<CompanyFacts> around(HerkomstConfiguration configuration, String range) {
        return ResolverIndex.open(configuration.resolver(), configuration.index())
                .companiesAround(range);
    }
}
