package org.herkomst.core.optout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.connector.resolver.names.NameLikeness;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyStore;

/**
 * The group of a company, as far as our data honestly tells. No input holds parents and subsidiaries, so only a registrable domain in
 * common is certain; a distinctive first word in common is a question for a person.
 *
 * @param domains registrable domains of the companies that the opt-out meets; each covers all hosts below it
 * @param perhaps known companies whose name begins with the same distinctive word, and that have none of the domains
 */
public record CompanyGroup(Set<String> domains, List<Company> perhaps) {
    private static final int PAGE = 1_000;

    /**
     * Looks for a group.
     *
     * @param optOut what was opted out
     * @param met numbers of the companies that it meets
     */
    public static CompanyGroup of(CompanyStore companies, OptOut optOut, Collection<Long> met) {
        Set<String> domains = new TreeSet<>();
        if (optOut.kind() == OptOut.Kind.DOMAIN) {
            registrable(optOut.value(), domains);
        }
        companies.aliases(met).values().stream()
                .flatMap(List::stream)
                .filter(alias -> alias.kind() == Alias.Kind.DOMAIN)
                .forEach(alias -> registrable(alias.value(), domains));
        Set<String> cores = new TreeSet<>();
        companies.get(met).forEach(company -> cores.add(core(company)));
        if (optOut.kind() == OptOut.Kind.NAME) {
            cores.add(optOut.value());
        }
        return new CompanyGroup(domains, perhaps(companies, cores, domains, met));
    }

    private static void registrable(String host, Set<String> domains) {
        DomainName.parse(host)
                .map(DomainName::value)
                .filter(domain -> !FreeMail.isFreeMail(domain))
                .ifPresent(domains::add);
    }

    private static List<Company> perhaps(
            CompanyStore companies, Set<String> cores, Set<String> domains, Collection<Long> met) {
        List<Company> perhaps = new ArrayList<>();
        List<Long> page = cores.isEmpty() ? List.of() : companies.numbers(0, PAGE);
        while (!page.isEmpty()) {
            Map<Long, List<Alias>> aliases = companies.aliases(page);
            companies.get(page).stream()
                    .filter(company -> !met.contains(company.id()))
                    .filter(company -> cores.stream().anyMatch(core -> sharesFirstWord(company, core)))
                    .filter(company -> !has(aliases.getOrDefault(company.id(), List.of()), domains))
                    .forEach(perhaps::add);
            page = companies.numbers(page.get(page.size() - 1), PAGE);
        }
        return perhaps;
    }

    private static boolean sharesFirstWord(Company company, String core) {
        return NameLikeness.holdsFirstWord(core(company), core);
    }

    private static boolean has(List<Alias> aliases, Set<String> domains) {
        Set<String> theirs = new TreeSet<>();
        aliases.stream()
                .filter(alias -> alias.kind() == Alias.Kind.DOMAIN)
                .forEach(alias -> registrable(alias.value(), theirs));
        return theirs.stream().anyMatch(domains::contains);
    }

    private static String core(Company company) {
        return CompanyName.of(company.facts().name(), company.facts().country()).core();
    }
}
