package org.herkomst.connector.resolver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herkomst.connector.resolver.accounts.Accounts;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.connector.resolver.published.PublishedAnswers;
import org.herkomst.connector.resolver.published.PublishedNetworks;
import org.herkomst.connector.resolver.published.PublishedSettings;
import org.herkomst.connector.resolver.published.PublishedSnapshot;

/**
 * Asks the accounts' domains what they publish: networks of their own, and whether they have opted out. Only where a {@code dns} input is
 * configured, and only when an index is built on purpose or kept up; names of domains go out, never an address.
 *
 * @param asked how many domains answered
 * @param notAsked how many could not be asked; what was known of them stays
 * @param optedOut the domains that say that they want none of this
 */
public record DomainAsking(int asked, int notAsked, Set<String> optedOut) {
    public DomainAsking {
        optedOut = Set.copyOf(optedOut);
    }

    /**
     * Asks, and keeps the answers in the file that the input names.
     *
     * @param today date of the answers
     * @return empty where no {@code dns} input is configured
     * @throws InputException where an accounts file or the answers' file can't be used
     */
    public static Optional<DomainAsking> run(
            ResolverSettings settings, LocalDate today, PublishedNetworks.Progress progress) {
        Optional<Path> file = settings.inputs().stream()
                .filter(input -> input.type().equals(DnsInput.TYPE))
                .map(InputSettings::path)
                .findFirst();
        return file.map(path -> ask(settings, path, today, progress));
    }

    private static DomainAsking ask(
            ResolverSettings settings, Path file, LocalDate today, PublishedNetworks.Progress progress) {
        PublishedSettings gentle = PublishedSettings.defaults();
        PublishedSettings how = new PublishedSettings(
                settings.dnsServer(),
                gentle.timeout(),
                gentle.attempts(),
                gentle.parallel(),
                gentle.perSecond(),
                gentle.optOutFile());
        PublishedAnswers answers = PublishedNetworks.ask(domains(settings), how, progress);
        PublishedSnapshot snapshot = Files.exists(file)
                ? PublishedSnapshot.read(file).updated(answers, today)
                : PublishedSnapshot.of(answers, today);
        snapshot.write(file);
        return new DomainAsking(answers.answers().size(), answers.notAsked().size(), snapshot.optedOut());
    }

    private static List<String> domains(ResolverSettings settings) {
        List<String> domains = new ArrayList<>();
        for (InputSettings input : settings.inputs()) {
            if (input.type().equals(AccountsInput.TYPE)) {
                Inputs.mustBeReadable(input.path());
                Accounts.read(input.path()).companies().stream()
                        .map(CompanyFacts::domain)
                        .filter(domain -> domain != null && !FreeMail.isFreeMail(domain))
                        .forEach(domains::add);
            }
        }
        return domains;
    }
}
