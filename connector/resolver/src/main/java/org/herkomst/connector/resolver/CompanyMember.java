package org.herkomst.connector.resolver;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.connector.resolver.names.LegalClass;
import org.herkomst.connector.resolver.names.LegalForm;
import org.jspecify.annotations.Nullable;

/** What one input says of one company, wherever it says so. */
record CompanyMember(Source source, Basis basis, CompanyFacts facts, String core) {
    private static final int SHORTEST_WORD = 3;

    /** In the order in which facts are taken: by basis, then as text, never by the place of the input or row. */
    static final Comparator<CompanyMember> BY_BASIS = Comparator.comparing(CompanyMember::basis)
            .thenComparing(member -> member.facts.name())
            .thenComparing(member -> member.facts.toString());

    static CompanyMember of(Source source, Named named) {
        return new CompanyMember(source, named.grounds().basis(), named.facts(), named.core());
    }

    /** Whether its facts may stand in records that other inputs name. */
    boolean isFree() {
        return source.permits().contains(Permission.MARKETING);
    }

    /** The domain, unless anybody may have mail there. */
    @Nullable
    String domain() {
        String domain = facts.domain();
        return domain == null || FreeMail.isFreeMail(domain) ? null : domain.toLowerCase(Locale.ROOT);
    }

    /** What tells the company from others, each with its scheme in front. */
    Stream<Identifier> identifiers() {
        Stream<Identifier> registers = facts.registers().stream().map(Identifier::register);
        String domain = domain();
        return domain == null ? registers : Stream.concat(registers, Stream.of(Identifier.domain(domain)));
    }

    /** The words by which names of one domain are compared. */
    Stream<String> words() {
        return Stream.of(core.split(" ", -1)).filter(word -> word.length() >= SHORTEST_WORD);
    }

    /** Name and country, the weakest way to know a company. */
    String nameAndCountry() {
        String country = facts.country();
        return core + "|" + (country == null ? "" : country.toLowerCase(Locale.ROOT));
    }

    /** Whether name and legal form are written alike; then nobody needs to take the names apart, which is dear. */
    boolean isWrittenLike(CompanyMember other) {
        return facts.name().equals(other.facts.name()) && Objects.equals(facts.legalForm(), other.facts.legalForm());
    }

    /** The legal form, as stated or as in the name; empty where there is none. */
    String form() {
        LegalForm form = facts.legalForm() == null ? null : LegalForm.of(facts.legalForm(), facts.country());
        if (form == null || form.legalClass() == LegalClass.UNKNOWN) {
            form = CompanyName.of(facts.name(), facts.country()).legalForm();
        }
        return form == null ? "" : form.text().toLowerCase(Locale.ROOT);
    }

    /** The name where it is a real one; an account without a name is called after its domain. */
    Stream<String> ownWord() {
        boolean real = basis == Basis.OPERATOR && !facts.name().equals(facts.domain());
        return real ? Stream.of(facts.name()) : Stream.empty();
    }

    /** The free ones and those of one input. */
    static List<CompanyMember> usable(List<CompanyMember> members, Source source) {
        return members.stream()
                .filter(member -> member.isFree() || member.source.position() == source.position())
                .toList();
    }
}
